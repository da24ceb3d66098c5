// Checks a passholder in. Run it with: java Client.java (JDK 25 or newer)
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

static final String SERVER = "http://127.0.0.1:8080";
static final String CONSUMER_KEY = "31413BDF-DFC7-7A9F-10403618C2816E44";
static final String CONSUMER_SECRET = "demo-de-werf-secret";
static final String TOKEN = "demo-ann-werf";
static final String TOKEN_SECRET = "demo-ann-werf-secret";

void main() throws Exception {
    var answer = call(
            "POST",
            "uitpas/passholder/checkin",
            Map.of("cdbid", "demo-unlimited", "uitpasNumber", "0900000095902"));
    IO.println(answer.statusCode() + " " + answer.body());
    System.exit(answer.statusCode() == 200 ? 0 : 1);
}

HttpResponse<String> call(String method, String path, Map<String, String> parameters) throws Exception {
    var address = SERVER + "/uitid/rest/" + path;
    var oauth = new TreeMap<>(Map.of(
            "oauth_consumer_key", CONSUMER_KEY,
            "oauth_token", TOKEN,
            "oauth_signature_method", "HMAC-SHA1",
            "oauth_timestamp", String.valueOf(System.currentTimeMillis() / 1000),
            "oauth_nonce", UUID.randomUUID().toString(),
            "oauth_version", "1.0"));
    // A name occurs once here; of names that repeat, the values would have to be sorted too.
    var all = new TreeMap<>(oauth);
    all.putAll(parameters);
    var base = method + "&" + encode(address) + "&" + encode(form(all));
    oauth.put("oauth_signature", signature(base, encode(CONSUMER_SECRET) + "&" + encode(TOKEN_SECRET)));
    var header = oauth.entrySet().stream()
            .map(one -> one.getKey() + "=\"" + encode(one.getValue()) + "\"")
            .collect(Collectors.joining(", ", "OAuth ", ""));
    boolean get = method.equals("GET");
    var request = HttpRequest.newBuilder(URI.create(get ? address + "?" + form(parameters) : address))
            .header("Authorization", header)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, get ? BodyPublishers.noBody() : BodyPublishers.ofString(form(parameters)))
            .build();
    try (var client = HttpClient.newHttpClient()) {
        return client.send(request, BodyHandlers.ofString());
    }
}

String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
}

String signature(String base, String key) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
}

// RFC 3986
String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
}
