package org.spaarpunt.api3.wire;

import java.util.List;
import org.spaarpunt.http.Response;

/** The answer of calls that return no data. */
public final class SuccessAnswer {
    private SuccessAnswer() {}

    /**
     * The answer with a message.
     *
     * @param message the key of the message
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
