package org.spaarpunt.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;

/** Signs one request, sends it, and prints the status and the body. */
public final class CallCommand {
    private final PrintStream out;
    private final CallSigner signer;

    public CallCommand(PrintStream out, CallSigner signer) {
        this.out = out;
        this.signer = signer;
    }

    /**
     * Makes the call.
     *
     * @return whether the answer had a status of 2xx
     * @throws IOException when there was no answer
     */
    public boolean run(CallArguments call) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(CallSigner.TIMEOUT).build()) {
            var answer = client.send(signer.sign(call), BodyHandlers.ofString());
            out.println("HTTP " + answer.statusCode());
            if (!answer.body().isEmpty()) {
                out.println(answer.body());
            }
            return answer.statusCode() / 100 == 2;
        }
    }
}
