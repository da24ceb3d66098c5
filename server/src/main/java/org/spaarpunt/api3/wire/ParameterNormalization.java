package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Set;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.storage.Text;

/**
 * Normalizes the parameters of a call for comparison with stored values: texts of people to Unicode's composed form;
 * codes, numbers and dates without the invisible characters that a scanner or a clipboard may add. The signature covers
 * the parameters as sent, so it is verified first.
 */
public final class ParameterNormalization {
    /** Texts of people; all other parameters are codes, numbers, dates or words of the protocol. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "firstName",
            "secondName",
            "street",
            "city",
            "nationality",
            "placeOfBirth",
            "moreInfo",
            "title",
            "q",
            "organiser",
            "organizer",
            "location",
            "type",
            "groupName");

    private ParameterNormalization() {}

    /** Parameters that the call does not read stay as they were sent: some are echoed to the client. */
    public static Parameters of(Parameters sent, CallParameters reads) {
        return sent.map(parameter -> reads.isRead(parameter.name())
                ? new Parameter(
                        parameter.name(),
                        TEXTS.contains(parameter.name()) ? text(parameter.value()) : code(parameter.value()))
                : parameter);
    }

    public static List<String> ofSegments(List<String> segments) {
        return segments.stream().map(ParameterNormalization::code).toList();
    }

    private static String text(String sent) {
        return filled(Text.stripped(Text.composed(sent)), sent);
    }

    private static String code(String sent) {
        return filled(Text.bare(Text.composed(sent)), sent);
    }

    /** If nothing is left, the original value is kept, so that it is rejected as invalid and not taken for absent. */
    private static String filled(String normal, String sent) {
        return normal.isEmpty() ? sent : normal;
    }
}
