package org.spaarpunt.api3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;
import org.spaarpunt.testing.SamplePictures;

class PictureCallTest {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String JEF = "uitpas/passholder/demo-passholder-3/uploadPicture";
    private static final String TYPE = "multipart/form-data; boundary=----42";

    /** Each character is a byte. */
    private static final String PNG = new String(SamplePictures.png(3, 2), ISO_8859_1);

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private static final PassholderDesk DESK = new PassholderDesk(SERVER);

    @BeforeAll
    static void let_a_counter_update() {
        DESK.open();
    }

    @Test
    void a_picture_that_is_uploaded_is_shown_with_its_passholder() {
        assertThat(send(DESK.deWerf(), JEF, TYPE, form("picture", PNG)).code()).isEqualTo("ACTION_SUCCEEDED");
        assertThat(Base64.getDecoder().decode(picture())).isEqualTo(SamplePictures.png(3, 2));
        var jpeg = new String(SamplePictures.jpeg(3, 2), ISO_8859_1);
        assertThat(send(DESK.deWerf(), JEF, TYPE, form("picture", jpeg)).status())
                .isEqualTo(200);
        assertThat(picture()).startsWith("/9j/4AAQSkZJRg");
    }

    @Test
    void of_a_file_that_holds_more_than_a_picture_the_picture_is_kept() {
        var hidden = "<script>alert(1)</script><?php system('id'); ?>";
        for (var file : List.of(
                SamplePictures.joined(SamplePictures.png(3, 2), SamplePictures.text(hidden)),
                SamplePictures.withChunk(SamplePictures.png(3, 2), "tEXt", SamplePictures.text(hidden)),
                SamplePictures.joined(SamplePictures.jpeg(3, 2), SamplePictures.text(hidden)),
                SamplePictures.withSegment(SamplePictures.jpeg(3, 2), 0xE1, SamplePictures.text("Exif\0\0" + hidden)),
                SamplePictures.withSegment(SamplePictures.jpeg(3, 2), 0xFE, SamplePictures.text(hidden)))) {
            assertThat(send(DESK.deWerf(), JEF, TYPE, form("picture", new String(file, ISO_8859_1)))
                            .code())
                    .isEqualTo("ACTION_SUCCEEDED");
            assertThat(new String(Base64.getDecoder().decode(picture()), ISO_8859_1))
                    .doesNotContain("script", "php");
        }
    }

    @Test
    void the_counter_may_stand_in_a_part_before_the_file_or_behind() {
        var counter = "------42\r\nContent-Disposition: form-data; name=\"balieConsumerKey\"\r\n\r\n";
        assertThat(send(DESK.deWerf(), JEF, TYPE, counter + DE_WERF + "\r\n" + form("picture", PNG))
                        .status())
                .isEqualTo(200);
        assertThat(send(DESK.deWerf(), JEF, TYPE, counter + "nowhere\r\n" + form("picture", PNG))
                        .code())
                .isEqualTo("UNKNOWN_BALIE_CONSUMERKEY");
        var named = """
                ------42\r
                content-type: image/png\r
                content-disposition: form-data; filename="a.png"; name="picture"\r
                \r
                """ + PNG + "\r\n------42--\r\n";
        assertThat(send(DESK.deWerf(), JEF, "Multipart/Form-Data; charset=x; boundary=\"----42\"", named)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "picture,GIF89a,INVALID_PARAMETERS",
        "picture,\u00ff\u00d8\u00ff<html><script>alert(1)</script>,INVALID_PARAMETERS",
        "picture,\u00ff\u00d8\u00ff\u00e0,INVALID_PARAMETERS",
        "picture,\u00ff\u00d8\u00ff\u00d9,INVALID_PARAMETERS",
        "picture,'',MISSING_REQUIRED_FIELDS",
        "photo,text,MISSING_REQUIRED_FIELDS",
        "photo,\u00ff,INVALID_PARAMETERS"
    })
    void what_is_no_picture_is_refused(String name, String content, String code) {
        var answer = send(DESK.deWerf(), JEF, TYPE, form(name, content));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "------42",
                "------42--",
                "------42\r\n",
                "------42\r\n\r\n",
                "------42\r\n\r\n\r\n------42--",
                "------42\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\nx",
                "------42\r\nContent-Disposition: form-data\r\n\r\nx\r\n------42--",
                "------42\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\n------42--",
                "------42Content-Disposition: form-data; name=\"picture\"\r\n\r\nx\r\n------42--",
                "------41\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\nx\r\n------41--",
                "no parts at all"
            })
    void a_form_that_is_not_well_formed_is_refused(String body) {
        var answer = send(DESK.deWerf(), JEF, TYPE, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("INVALID_PARAMETERS", "MISSING_REQUIRED_FIELDS");
    }

    @Test
    void a_file_given_twice_is_refused_as_is_one_too_large() {
        var part = form("picture", PNG);
        var twice = part.substring(0, part.length() - "------42--\r\n".length()) + part;
        assertThat(send(DESK.deWerf(), JEF, TYPE, twice).code()).isEqualTo("INVALID_PARAMETERS");
        var large = send(DESK.deWerf(), JEF, TYPE, form("picture", PNG + "x".repeat(64 * 1024)));
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void only_who_may_change_a_member_uploads_and_no_other_call_takes_parts() {
        var other = send(DESK.deWerf(), JEF.replace("-3/", "-1/"), TYPE, form("picture", PNG));
        assertThat(other.xml("/response/requiredPermission")).isEqualTo("PERMISSION_PASSHOLDER - ACTION_UPDATE");
        var nobody = send(DESK.deWerf(), JEF.replace("demo-passholder-3", "nobody"), TYPE, form("picture", PNG));
        assertThat(nobody.code()).isEqualTo("UNKNOWN_PASSHOLDER_UID");
        assertThat(send(DESK.deWerf(), "uitpas/passholder/checkin", TYPE, form("picture", PNG))
                        .status())
                .isEqualTo(415);
        assertThat(send(DESK.deWerf(), JEF, "image/png", PNG).status()).isEqualTo(415);
    }

    private static String picture() {
        return DESK.deWerf().get("uitpas/passholder/0900000095902").xml("/passHolder/picture");
    }

    /** As curl writes it. */
    private static String form(String name, String content) {
        return "------42\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content
                + "\r\n------42--\r\n";
    }

    private static Answer send(Client client, String path, String type, String body) {
        return client.send("POST", path, type, body.getBytes(ISO_8859_1));
    }
}
