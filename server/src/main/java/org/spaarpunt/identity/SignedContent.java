package org.spaarpunt.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * What a request asks to be judged by: its protocol parameters and the text that its signature must cover. The signer
 * reads its own requests with it too, so that both sides agree on every corner.
 */
record SignedContent(ProtocolParameters protocol, String baseString) {

    sealed interface Reading {}

    record Read(SignedContent content) implements Reading {}

    /** @param detail a sentence that says which part of the request must be mended */
    record Unreadable(String detail) implements Reading {}

    static Reading of(SignedRequest request) {
        Optional<Parameters> header = AuthorizationHeader.parse(request.authorization());
        if (header.isEmpty()) {
            return new Unreadable("The Authorization header is too long or not well-formed.");
        }
        Optional<Parameters> query = Parameters.parse(request.rawQuery());
        if (query.isEmpty()) {
            return new Unreadable("The query has too many parameters or is not well-formed.");
        }
        Optional<Parameters> form = Parameters.parse(request.form());
        if (form.isEmpty()) {
            return new Unreadable("The form has too many parameters or is not well-formed.");
        }
        return of(request, header.get().and(query.get()).and(form.get()));
    }

    private static Reading of(SignedRequest request, Parameters all) {
        return ProtocolParameters.of(all)
                .<Reading>map(protocol -> new Read(new SignedContent(protocol, baseString(request, protocol, all))))
                .orElseGet(() -> new Unreadable("An oauth_ parameter is sent with two different values."));
    }

    /** The beginning of the base string: safe to show, for it holds no parameters. */
    String signedAddress() {
        return baseString.substring(0, baseString.lastIndexOf('&'));
    }

    /** Other parameters are signed as often as they are sent, the protocol's once, the signature itself not at all. */
    private static String baseString(SignedRequest request, ProtocolParameters protocol, Parameters all) {
        Stream<Parameter> once =
                protocol.pairs().stream().filter(pair -> !pair.name().equals(ProtocolParameters.SIGNATURE));
        Stream<Parameter> others = all.pairs().stream().filter(pair -> !ProtocolParameters.isProtocol(pair));
        List<Parameter> signed = Stream.concat(once, others).toList();
        return SignatureBaseString.of(request, signed);
    }
}
