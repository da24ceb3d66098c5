package org.spaarpunt.posters;

import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.codes.CodeIssuer.Outcome.Made;
import org.spaarpunt.languages.Language;

/**
 * The poster of an event, with a new check-in code.
 *
 * @param site the public address of the server, without a slash at its end
 * @param cardName what people call their card
 * @param at when it is made, which decides how many points it promises
 */
public record EventPoster(Made made, String site, String cardName, Instant at) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Maximum length of a title in a file name, in characters. */
    private static final int MAX_NAME = 60;

    /** The poster as a document of one page. Its text is in one language, with a line in each of the others. */
    public byte[] pdf(Language language, Paper paper) {
        var texts = PosterTexts.in(language);
        var address = new CodeAddress(site, made.code());
        var others = Stream.of(Language.values())
                .filter(other -> other != language)
                .map(other -> PosterTexts.in(other).text("other", cardName))
                .toList();
        var validity = texts.text(
                "validity",
                made.event().organiser().name(),
                DAY.format(made.valid().first()),
                DAY.format(made.valid().last()));
        var notes = new ArrayList<>(others);
        notes.add(validity);
        return new Poster(language, heading(texts), made.event().title(), texts.text("how", cardName), notes, address)
                .pdf(paper);
    }

    private String heading(PosterTexts texts) {
        int points = PointsAward.of(made.event(), at).points();
        return points == 1 ? texts.text("point") : texts.text("points", points);
    }

    /** A name for its file, without an ending: of the title, the letters and digits that every file system can store. */
    public String fileName() {
        var plain = Normalizer.normalize(made.event().title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        var name = "UITPAS_QR_" + plain;
        return name.substring(0, Math.min(name.length(), MAX_NAME)).replaceAll("_$", "");
    }
}
