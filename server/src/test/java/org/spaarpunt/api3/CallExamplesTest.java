package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.api3.docs.ApiDescriber;
import org.spaarpunt.api3.docs.CallTexts;
import org.spaarpunt.cli.CallServer;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.TypedCall;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples of the documentation are what the server answers. After a change that is meant, have them written anew:
 * {@code SPAARPUNT_EXAMPLES=write} in the environment, and look at the difference.
 */
class CallExamplesTest {
    private static final Path KEPT = Path.of("src/main/resources/org/spaarpunt/api3/docs/examples");
    private static final boolean WRITE = "write".equals(System.getenv("SPAARPUNT_EXAMPLES"));

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final CallSigner SIGNER =
            new CallSigner(() -> UUID.randomUUID().toString(), () -> RunningServer.START);

    /** A word of a command, perhaps in quotation marks. */
    private static final Pattern WORD = Pattern.compile("[^ ']+|'[^']*'");

    private static final String TOKENS = "oauth_token=[\\w-]+&oauth_token_secret=[\\w-]+";
    private static final String OTHER_TOKENS =
            "oauth_token=lP0Zr7sBq4TnVd2Xw9Kc1g&oauth_token_secret=Hf6uJ3yRmQ8aEo5NtLzWbw";

    /** What is another each time, by call, and what stands for it in the documentation. */
    private static final Map<String, Map<String, String>> MADE_ANEW = Map.of(
            "postPassholderRegister",
            Map.of("<message>[0-9a-f-]{36}<", "<message>9d2c7c58-3b1f-4a0e-8f57-6f0c2f4be1a3<"),
            "getPassholderByUitpasNumberActivation",
            Map.of("/invitation/[\\w-]+", "/invitation/w3Tq9LxYc0Rn6VbKe8Jd2A"),
            "postRequestToken",
            Map.of(TOKENS, OTHER_TOKENS),
            "postAccessToken",
            Map.of(TOKENS, OTHER_TOKENS));

    private static final CallTexts TEXTS = CallTexts.read();
    private static final Map<String, String> ANSWERED = new LinkedHashMap<>();

    /** One after the other, as they stand in the file: what one has changed, a later one may tell. */
    @BeforeAll
    static void ask_all() throws IOException {
        // What the database makes up itself differs from day to day.
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update reward set created_at = '2026-11-22T11:00:00Z';
                update group_pass set uuid = '5b2a6f0e-9c1d-4c57-8f3b-2f6a7f0f6c11'
                """).execute());
        var described = new ApiDescriber(TEXTS).describe(ServedCalls.routes(SERVER.jdbi()));
        for (var call : described.calls()) {
            var example = Objects.requireNonNull(TEXTS.calls().get(call.method() + " " + call.path()))
                    .example();
            assertThat(example).as(call.id()).isPresent();
            var answer = ask(call, example.get());
            assertThat(answer.status()).as("%s: %s", call.id(), answer.body()).isEqualTo(200);
            ANSWERED.put(call.id(), inLines(call, answer));
        }
        if (WRITE) {
            Files.createDirectories(KEPT);
            for (var answer : ANSWERED.entrySet()) {
                Files.writeString(KEPT.resolve(answer.getKey() + ".txt"), answer.getValue());
            }
        }
    }

    @Test
    void every_example_has_the_answer_that_the_server_gives() {
        var kept = new LinkedHashMap<String, String>();
        ANSWERED.keySet().forEach(id -> kept.put(id, CallTexts.answer(id).orElse("")));
        assertThat(kept).isEqualTo(ANSWERED);
    }

    /** Clients find elements by names without a namespace, and those that have one by exactly these prefixes and addresses. */
    @Test
    void every_element_is_in_no_namespace_or_in_the_one_that_clients_look_for() {
        var documents = ANSWERED.values().stream()
                .filter(answer -> answer.startsWith("<"))
                .map(CallExamplesTest::parsed)
                .toList();

        assertThat(documents).hasSizeGreaterThan(30);
        var namespaces = new TreeSet<String>();
        documents.forEach(document -> {
            var elements = document.getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                var element = elements.item(i);
                namespaces.add(element.getPrefix() + " " + element.getNamespaceURI());
            }
        });
        assertThat(namespaces)
                .containsExactlyInAnyOrder(
                        "null null",
                        "rdf http://www.w3.org/1999/02/22-rdf-syntax-ns",
                        "foaf http://xmlns.com/foaf/0.1/",
                        "cdb http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.2/FINAL");
    }

    private static Document parsed(String answer) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(answer, broken);
        }
    }

    @Test
    void no_answer_is_kept_that_nobody_asks_for() throws IOException {
        try (var files = Files.list(KEPT)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(ANSWERED.keySet());
        }
    }

    /** The very command that the page shows. */
    private static Answer ask(Call call, CallTexts.Example example) {
        var words = typed(ApiDescriber.command(call, example));
        assertThat(words).startsWith("spaarpunt", "call");
        var server = CallServer.at(SERVER.running().uri().toString());
        return Client.exchange(SIGNER.sign(TypedCall.read(words.subList(2, words.size()), Map.of(), server)));
    }

    /** The words of a command as a shell takes it; files are named from the project's directory. */
    private static List<String> typed(String command) {
        return WORD.matcher(command)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("'", "").replace("=docs/", "=../docs/"))
                .toList();
    }

    private static String inLines(Call call, Answer answer) {
        var body = answer.body().replace(SERVER.running().uri().toString(), "http://127.0.0.1:8080");
        if (body.startsWith("%PDF-")) {
            return "A PDF of one page, in poster.pdf\n";
        }
        for (var part : MADE_ANEW.getOrDefault(call.id(), Map.of()).entrySet()) {
            var changed = body.replaceFirst(part.getKey(), part.getValue());
            assertThat(changed).as("%s has %s", call.id(), part.getKey()).isNotEqualTo(body);
            body = changed;
        }
        if (body.startsWith("<")) {
            return XmlLines.of(body);
        }
        return body.startsWith("{")
                ? JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(JsonMapper.shared().readTree(body))
                        + "\n"
                : body + "\n";
    }
}
