package org.spaarpunt.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

/** Signs one request, sends it, and prints the status and the body, or keeps the body in a file. */
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
     * @throws IOException when there was no answer, or it could not be written
     */
    public boolean run(CallArguments call) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(CallSigner.TIMEOUT).build()) {
            var answer = client.send(signer.sign(call), BodyHandlers.ofByteArray());
            boolean good = answer.statusCode() / 100 == 2;
            out.println("HTTP " + answer.statusCode());
            if (good && call.output().isPresent()) {
                Files.write(call.output().get(), answer.body());
            } else if (answer.body().length > 0) {
                out.writeBytes(answer.body());
                out.println();
            }
            return good;
        }
    }
}
