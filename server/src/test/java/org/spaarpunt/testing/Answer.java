package org.spaarpunt.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.xmlunit.builder.Input;
import org.xmlunit.xpath.JAXPXPathEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered, to be read as XML or as JSON. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The text at an XPath; empty text when nothing is there. Fails when the body is not well-formed. */
    public String xml(String path) {
        return new JAXPXPathEngine().evaluate(path, Input.fromString(body).build());
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The code of either format. */
    public String code() {
        return body.startsWith("<")
                ? xml("/response/code")
                : json().path("code").asString();
    }
}
