package org.spaarpunt.web;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Asks for pages and sends forms as no browser would let a test do. Keeps the cookies that it is given. */
public final class PlainClient {
    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();

    public PlainClient(URI server) {
        this.server = server;
    }

    /** From now on with one more header. */
    public PlainClient with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public PlainClient withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void dropCookies() {
        cookies.clear();
    }

    public Answer head(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).HEAD());
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    /** Posts a form of names and values in turn. */
    public Answer send(String path, String... namesAndValues) {
        var pairs = new ArrayList<Parameter>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return post(path, new Parameters(pairs));
    }

    public Answer post(String path, Parameters form) {
        return post(path, "application/x-www-form-urlencoded", form.encoded());
    }

    public Answer post(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts a form of names and values in turn, and after them a file. */
    public Answer upload(String path, String fileName, byte[] content, String... namesAndValues) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + namesAndValues[i] + "\"\r\n\r\n"
                            + namesAndValues[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Answer signIn(String name) {
        return send("/sign-in", "username", name, "password", "demo");
    }

    /** The token that the forms of the person hold who is signed in. */
    public String formToken() {
        return field(get("/account"), "formToken");
    }

    /** The value of the first field of this name. */
    public static String field(Answer page, String name) {
        var matcher = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
                .matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no field " + name + " in a page with status " + page.status());
        }
        return matcher.group(1).replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        var answer = Client.exchange(request.build());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            int equals = cookie.indexOf('=');
            var value = cookie.substring(equals + 1, cookie.indexOf(';'));
            if (value.isEmpty()) {
                cookies.remove(cookie.substring(0, equals));
            } else {
                cookies.put(cookie.substring(0, equals), value);
            }
        }
        return answer;
    }
}
