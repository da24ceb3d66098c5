package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.spaarpunt.testing.JsonShape;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares answers with a schema of the OpenAPI document: nothing may be there that the schema does not name, or of another type. */
final class AnswerSchema {
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode types;

    /** @param document that of the server */
    AnswerSchema(JsonNode document) {
        this.types = document.path("components").path("schemas");
    }

    void check(String answer, JsonNode schema) {
        if (answer.startsWith("<")) {
            var root = parsed(answer);
            assertThat(root.getLocalName())
                    .isEqualTo(schema.path("xml").path("name").asString());
            xml(root, schema, root.getNodeName());
        } else if (answer.startsWith("{")) {
            assertThat(new JsonShape(types).differences(JsonMapper.shared().readTree(answer), schema))
                    .isEmpty();
        } else if (answer.contains("=")) {
            for (var pair : answer.strip().split("&", -1)) {
                assertThat(resolved(schema).path("properties").has(pair.split("=", -1)[0]))
                        .as(pair)
                        .isTrue();
            }
        } else {
            assertThat(schema.path("contentMediaType").asString()).isEqualTo("application/pdf");
        }
    }

    private void xml(Element element, JsonNode schema, String path) {
        var type = resolved(schema);
        var children = children(element);
        if (!type.path("type").asString().equals("object")) {
            assertThat(children).as(path).isEmpty();
            scalar(element.getTextContent(), type, path);
            return;
        }
        attributes(element, type, path);
        for (var child : children) {
            var inside = path + "/" + child.getNodeName();
            var property = type.path("properties").path(child.getLocalName());
            assertThat(property.isMissingNode()).as(inside).isFalse();
            var xml = property.path("xml");
            assertThat(String.valueOf(child.getPrefix()))
                    .as(inside)
                    .isEqualTo(xml.path("prefix").asString("null"));
            if (!property.path("type").asString("").equals("array")) {
                xml(child, property, inside);
            } else if (xml.path("wrapped").asBoolean(false)) {
                children(child).forEach(item -> {
                    assertThat(item.getLocalName())
                            .as(inside)
                            .isEqualTo(property.path("items")
                                    .path("xml")
                                    .path("name")
                                    .asString());
                    xml(item, property.path("items"), inside + "/" + item.getNodeName());
                });
            } else {
                xml(child, property.path("items"), inside);
            }
        }
    }

    private static void attributes(Element element, JsonNode type, String path) {
        var attributes = element.getAttributes();
        IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(Node::getNodeName)
                .filter(name -> !name.startsWith("xmlns"))
                .forEach(name -> assertThat(type.path("properties")
                                .path(name)
                                .path("xml")
                                .path("attribute")
                                .asBoolean(false))
                        .as(path + "@" + name)
                        .isTrue());
    }

    private static void scalar(String text, JsonNode type, String path) {
        var kind = type.path("type").asString("") + " " + type.path("format").asString("");
        switch (kind.strip()) {
            case "string" -> {}
            case "integer" -> assertThat(text).as(path).matches("-?\\d+");
            case "number" -> assertThat(text).as(path).matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> assertThat(text).as(path).isIn("true", "false");
            case "string date-time" -> assertThat(OffsetDateTime.parse(text)).isNotNull();
            case "string date" -> assertThat(LocalDate.parse(text)).isNotNull();
            default -> throw new AssertionError(path + " is of a type that is none: " + kind);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var type = schema.has("allOf") ? schema.path("allOf").path(0) : schema;
        if (!type.has("$ref")) {
            return type;
        }
        var name = type.path("$ref").asString().substring(REFERENCE.length());
        assertThat(types.has(name)).as(name).isTrue();
        return resolved(types.path(name));
    }

    private static List<Element> children(Element element) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Element parsed(String answer) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(answer, broken);
        }
    }
}
