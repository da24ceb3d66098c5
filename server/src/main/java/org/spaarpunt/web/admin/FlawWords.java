package org.spaarpunt.web.admin;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.web.frame.Frame;

/**
 * What is wrong with a line of a file, in the language of the reader. Imports say it in English; a sentence that is not
 * known here stays so.
 *
 * @param language of the text, if it is not that of the page
 */
public record FlawWords(String text, @Nullable String language) {
    private static final String EVENT = "(?:event (.+?): )";

    /** The key of a text for each sentence; its groups are filled in. */
    private static final List<Map.Entry<Pattern, String>> SENTENCES = List.of(
            sentence("the file is empty", "flaw.empty"),
            sentence("the file is not written in UTF-8.*", "flaw.encoding"),
            sentence("the file cannot be read", "flaw.unreadable"),
            sentence("cannot be read: a quote is missing, or stands where none belongs", "flaw.quote"),
            sentence("the header lacks the column (.+)", "flaw.header.lacks"),
            sentence("the header names a column \"(.*)\"; there are: (.+)", "flaw.header.unknown"),
            sentence("the header names a column twice", "flaw.header.twice"),
            sentence("has (\\d+) values for (\\d+) columns", "flaw.values"),
            sentence("has a value in column (\\d+), which has no name: (.+)", "flaw.unnamed"),
            sentence("(\\w+) is empty", "flaw.missing"),
            sentence("(\\w+) has more than (\\d+) characters", "flaw.tooLong"),
            sentence("(\\w+) holds a control character", "flaw.control"),
            sentence("(\\w+) holds a character that cannot be seen, (.+)", "flaw.unseen"),
            sentence("(\\w+) was rounded by a spreadsheet, to (.+?); .+", "flaw.rounded"),
            sentence("(\\w+) is not 13 digits: (.*?)(?:; a spreadsheet .+)?", "flaw.number"),
            sentence("the check digit of the number (\\d+) is wrong", "flaw.checkDigit"),
            sentence("chip is not 14 hexadecimal digits: (.*)", "flaw.chip"),
            sentence("the (?:number|chip) (\\w+) stands on line (\\d+) too", "flaw.twice"),
            sentence("the (?:card|counter|event|reward) (\\S+) stands on line (\\d+) too", "flaw.twice"),
            sentence("names no card system; .+", "flaw.cardSystem"),
            sentence("there is no card system (\\S+)", "flaw.unknown.cardSystem"),
            sentence("there is no counter (\\S+)", "flaw.unknown.counter"),
            sentence("there is no school (\\S+)", "flaw.unknown.school"),
            sentence("there is no permission group (.+)", "flaw.unknown.group"),
            sentence("there is no card (\\d+); import cards first", "flaw.unknown.card"),
            sentence("the card (\\d+) has another chip", "flaw.card.chip"),
            sentence("the card (\\d+) belongs to card system (\\d+)", "flaw.card.system"),
            sentence("the chip (\\w+) is that of the card (\\d+)", "flaw.chip.taken"),
            sentence("the card (\\d+) is somebody else's", "flaw.card.taken"),
            sentence("the card (\\d+) is ([A-Z_]+).*", "flaw.card.status"),
            sentence("status is none of (.+): (.*)", "flaw.oneOf"),
            sentence("gender is none of (.+): (.*)", "flaw.oneOf"),
            sentence("the passholder (\\S+) has card system (\\d+) on line (\\d+) too", "flaw.membership.twice"),
            sentence("the passholder (\\S+) has another name, address or detail on line (\\d+)", "flaw.person.differs"),
            sentence("dateOfBirth lies in the future or more than (\\d+) years ago: (.+)", "flaw.birth"),
            sentence("(\\w+) is no address such as somebody@example.org: (.+)", "flaw.email"),
            sentence("(\\w+) is no day such as 2027-12-31: (.+)", "flaw.day"),
            sentence("(\\w+) is no day such as 2027-12-31 and no time such as 2027-12-31T20:00: (.+)", "flaw.day"),
            sentence("(\\w+) is yes or no: (.+)", "flaw.flag"),
            sentence("(\\w+) is no whole number(?: of 1 or more)?: (.+)", "flaw.whole"),
            sentence("(\\w+) looks like 1/DAY, 2/WEEK or none: (.+)", "flaw.limit"),
            sentence("(\\w+) are more than (\\d+)", "flaw.tooMany"),
            sentence("(\\w+) is not before its end, or not between 1970 and 9999", "flaw.order"),
            sentence("calendar is not understood: .+", "flaw.calendar"),
            sentence("the application (\\S+) has been revoked, for good", "flaw.revoked"),
            sentence(EVENT + "?there is no organisation (.+), and the file does not name it .+", "flaw.organisation"),
            sentence("the reward (\\d+) was redeemed, .+", "flaw.reward.kind"),
            sentence("of the reward (\\d+) (\\d+) units are taken already", "flaw.reward.units"));

    private static Map.Entry<Pattern, String> sentence(String regex, String key) {
        return entry(Pattern.compile(regex, Pattern.DOTALL), key);
    }

    public static FlawWords of(Frame frame, String reason) {
        for (var sentence : SENTENCES) {
            var found = sentence.getKey().matcher(reason);
            if (found.matches()) {
                var places = new Object[found.groupCount()];
                for (int group = 1; group <= found.groupCount(); group++) {
                    places[group - 1] = found.group(group) == null ? "" : found.group(group);
                }
                return new FlawWords(frame.text(sentence.getValue(), places), null);
            }
        }
        return new FlawWords(reason, "en");
    }
}
