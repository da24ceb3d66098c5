package org.spaarpunt.api3.wire;

import java.util.List;
import java.util.Set;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.storage.Text;

/**
 * What a call reads of a request, in the form in which it is compared with what is stored: texts of people in Unicode's composed form,
 * and codes, numbers and dates without what a scanner or a clipboard put into them unseen. A signature covers what was sent, so it is
 * verified before.
 */
public final class ParameterNormalization {
    /** Texts of people; whatever else a call reads is a code, a number, a date or a word of the protocol. */
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

    /** Those that the call does not read stay as they were sent: some come back to the client. */
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

    /** Where nothing is left, something that means nothing was sent all the same, and is answered as such. */
    private static String filled(String normal, String sent) {
        return normal.isEmpty() ? sent : normal;
    }
}
