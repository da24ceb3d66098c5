package org.spaarpunt.api4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Reading a JSON body field by field. */
class FieldsTest {
    private record Read(String name, int count, Optional<Boolean> flag, Optional<Instant> at, List<String> tags) {
        static Read of(Fields fields) {
            return new Read(
                    fields.text("name", 5),
                    fields.wholeNumber("count", 1, 10),
                    fields.flag("flag"),
                    fields.time("at"),
                    fields.texts("tags", 3));
        }
    }

    @Test
    void numbers_and_flags_may_be_sent_as_texts_and_unknown_fields_are_ignored() {
        assertThat(read("""
                {"name":12,"count":"3","flag":"true","at":"2026-08-24T12:57:02+02:00","tags":["a",1],"more":{}}"""))
                .isEqualTo(new Reading.Read<>(new Read(
                        "12",
                        3,
                        Optional.of(true),
                        Optional.of(Instant.parse("2026-08-24T10:57:02Z")),
                        List.of("a", "1"))));
    }

    @Test
    void an_empty_text_and_null_count_as_absent() {
        assertThat(read("""
                {"name":"an","count":1,"flag":"","at":null}"""))
                .isEqualTo(new Reading.Read<>(new Read("an", 1, Optional.empty(), Optional.empty(), List.of())));
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        assertThat(errors("""
                {"count":1.5,"flag":"maybe","at":"yesterday","tags":["a","long",{}]}""")).containsExactlyInAnyOrder("/", "/count", "/flag", "/at", "/tags/1", "/tags/2");
    }

    @Test
    void a_text_that_is_too_long_or_holds_a_null_character_is_refused() {
        assertThat(errors("{\"name\":\"longer\",\"count\":1}")).containsExactly("/name");
        assertThat(errors("{\"name\":\"a\\u0000b\",\"count\":1}")).containsExactly("/name");
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        assertThat(errors("[]")).containsExactly("/");
        assertThat(errors("\"text\"")).containsExactly("/");
    }

    private static List<String> errors(String body) {
        var problem = ((Reading.Unreadable<Read>) read(body)).problem();
        assertThat(problem.type()).isEqualTo(ProblemType.BODY_INVALID_DATA);
        return problem.extra().values().stream()
                .flatMap(errors -> ((List<?>) errors).stream())
                .map(error -> String.valueOf(((Map<?, ?>) error).get("jsonPointer")))
                .toList();
    }

    private static Reading<Read> read(String body) {
        return Fields.read(JsonMapper.shared().readTree(body), Read::of);
    }
}
