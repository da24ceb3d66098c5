package org.spaarpunt.api3;

import java.util.List;
import org.spaarpunt.http.Response;

/** The answer of calls that give nothing back. */
final class Done {
    private Done() {}

    /** @param message the key of a sentence */
    static Response saying(String message, ApiRequest request) {
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(
                                XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                                XmlElement.of("message", request.messages().text(message)))));
    }
}
