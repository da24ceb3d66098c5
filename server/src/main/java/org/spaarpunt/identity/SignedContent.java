package org.spaarpunt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * What a request is verified by: its protocol parameters and the text that its signature must cover. The signer reads
 * its own requests with it too, so that both sides agree on all details.
 */
record SignedContent(ProtocolParameters protocol, String baseString) {

    sealed interface Reading {}

    record Read(SignedContent content) implements Reading {}

    /** @param detail a sentence that names the part of the request that must be corrected */
    record Unreadable(String detail) implements Reading {}

    static Reading of(SignedRequest request) {
        Optional<Parameters> header = AuthorizationHeader.parse(request.authorization());
        if (header.isEmpty()) {
            return new Unreadable("The Authorization header is too long or not well-formed.");
        }
        Parameters all = header.get().and(request.parameters());
        Optional<ProtocolParameters> protocol = ProtocolParameters.of(all);
        if (protocol.isEmpty()) {
            return new Unreadable("An oauth_ parameter is sent with two different values.");
        }
        String baseString = SignatureBaseString.of(request, signed(protocol.get(), all));
        return new Read(new SignedContent(protocol.get(), baseString));
    }

    /** The beginning of the base string, which is safe to show because it holds no parameters. */
    String signedAddress() {
        return baseString.substring(0, baseString.lastIndexOf('&'));
    }

    /** Other parameters are signed as often as they occur, the protocol's once, the signature itself not at all. */
    private static List<Parameter> signed(ProtocolParameters protocol, Parameters all) {
        List<Parameter> signed = new ArrayList<>();
        for (Parameter pair : protocol.pairs()) {
            if (!pair.name().equals(ProtocolParameters.SIGNATURE)) {
                signed.add(pair);
            }
        }
        for (Parameter pair : all.pairs()) {
            if (!ProtocolParameters.isProtocol(pair)) {
                signed.add(pair);
            }
        }
        return signed;
    }
}
