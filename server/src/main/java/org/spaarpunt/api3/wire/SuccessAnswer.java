package org.spaarpunt.api3.wire;

import java.util.List;
import org.spaarpunt.http.Response;

/** The answer of calls that give nothing back. */
public final class SuccessAnswer {
    private SuccessAnswer() {}

    /**
     * The answer with a sentence.
     *
     * @param message the key of a sentence
     */
    public static Response saying(String message, ApiRequest request) {
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(
                                XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                XmlElement.of("message", request.messages().text(message)))));
    }
}
