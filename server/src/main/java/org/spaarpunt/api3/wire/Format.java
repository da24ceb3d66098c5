package org.spaarpunt.api3.wire;

import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.http.Response;
import tools.jackson.databind.json.JsonMapper;

/** How a call answers, errors included: the calls of end users in JSON, all others in XML. */
public enum Format {
    XML("application/xml;charset=UTF-8", 400) {
        @Override
        public Response error(int status, ErrorBody body) {
            var fields = Stream.of(
                            Optional.of(XmlElement.of("code", body.code())),
                            Optional.of(XmlElement.of("message", body.message())),
                            body.points().map(points -> XmlElement.of("points", points)),
                            body.requiredPermission().map(name -> XmlElement.of("requiredPermission", name)),
                            body.cashInState().map(state -> XmlElement.of("cashInState", state)))
                    .flatMap(Optional::stream);
            return xml(status, XmlElement.of("response", fields))
                    .meaning(body.code().name());
        }
    },
    JSON("application/json;charset=UTF-8", 403) {
        @Override
        public Response error(int status, ErrorBody body) {
            return json(status, body);
        }
    };

    private static final String END_USER_ADDRESSES = Route.PREFIX + "/uitpas/enduser/";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String contentType;
    private final int accessDenied;

    /** @param accessDenied the status when the caller lacks a right; the specification uses two */
    Format(String contentType, int accessDenied) {
        this.contentType = contentType;
        this.accessDenied = accessDenied;
    }

    /** The format of calls at this address, whether or not there is one. */
    public static Format spokenAt(String path) {
        return path.startsWith(END_USER_ADDRESSES) ? JSON : XML;
    }

    /** The answer to a granted request, from a body that was rendered earlier in this format. */
    public Response granted(String body) {
        var response = Response.of(200, contentType, body);
        return this == JSON ? response.meaning(ErrorCode.ACTION_SUCCEEDED.name()) : response;
    }

    public abstract Response error(int status, ErrorBody body);

    public Response accessDenied(ErrorBody body) {
        return error(accessDenied, body);
    }

    public static Response xml(int status, XmlElement root) {
        return Response.of(status, XML.contentType, root.document());
    }

    public static Response json(int status, CodeAnswer body) {
        return Response.of(status, JSON.contentType, MAPPER.writeValueAsBytes(body))
                .meaning(body.code().name());
    }
}
