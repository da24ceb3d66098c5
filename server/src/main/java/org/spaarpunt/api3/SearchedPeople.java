package org.spaarpunt.api3;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.PeopleCriteria;
import org.spaarpunt.passholders.PeopleCriteria.Club;
import org.spaarpunt.passholders.PeopleCriteria.Range;
import org.spaarpunt.passholders.PeopleCriteria.Scope;
import org.spaarpunt.passholders.PeopleCriteria.Tariff;
import org.spaarpunt.passholders.PeopleCriteria.Words;
import org.spaarpunt.passholders.PeopleOrder;

/** The words in which requests say which passholders they look for. */
final class SearchedPeople {
    static final String SORT = "sort";
    static final String ORDER = "order";

    static final String ASSOCIATION = "associationId";
    private static final String EXPIRED_MEMBERSHIPS = "expiredMemberships";

    /** Which memberships count. */
    private enum Memberships {
        ACTIVE,
        EXPIRED,
        BOTH;

        Range<LocalDate> end(LocalDate today) {
            return switch (this) {
                case ACTIVE -> new Range<>(Optional.of(today), Optional.empty());
                case EXPIRED -> new Range<>(Optional.empty(), Optional.of(today.minusDays(1)));
                case BOTH -> new Range<>(Optional.empty(), Optional.empty());
            };
        }
    }

    /** May be repeated. */
    private static final String OPT_IN = "optInPreference";

    private static final Map<String, PeopleOrder.Key> KEYS = Map.of(
            "creationDate", PeopleOrder.Key.CREATION_DATE,
            "uitpasNumber", PeopleOrder.Key.UITPAS_NUMBER,
            "firstName", PeopleOrder.Key.FIRST_NAME,
            "name", PeopleOrder.Key.NAME,
            "numberOfCheckins", PeopleOrder.Key.CHECKINS,
            "dateOfBirth", PeopleOrder.Key.DATE_OF_BIRTH);

    static final Reads READS = Reads.optional(
                    "inszNumber",
                    "name",
                    "firstName",
                    "street",
                    "postalCode",
                    "city",
                    "email",
                    "dob",
                    "dobMin",
                    "dobMax",
                    "kansenStatuut",
                    "kansenStatuutBegin",
                    "kansenStatuutEnd",
                    "numberOfCheckins",
                    "numberOfCheckinsMin",
                    "numberOfCheckinsMax",
                    "numberOfPointsMin",
                    "numberOfPointsMax",
                    "schoolConsumerKey",
                    "includeBlocked",
                    ASSOCIATION,
                    EXPIRED_MEMBERSHIPS)
            .andRepeated(OPT_IN);

    private SearchedPeople() {}

    /** As if everybody could be found; who that is, is not for the request to say. */
    static PeopleCriteria read(ParameterReader reader, List<UitpasNumber> cards, LocalDate today) {
        return new PeopleCriteria(
                new Scope.Everybody(),
                reader.parsed("inszNumber", NationalNumber::parse, ErrorCode.PARSE_INVALID_INSZ),
                cards,
                new Words(
                        reader.text("name"),
                        reader.text("firstName"),
                        reader.text("street"),
                        reader.text("postalCode"),
                        reader.text("city"),
                        reader.text("email")),
                born(reader),
                new Tariff(
                        reader.flag("kansenStatuut"),
                        new Range<>(reader.day("kansenStatuutBegin"), reader.day("kansenStatuutEnd"))),
                checkins(reader),
                new Range<>(reader.number("numberOfPointsMin"), reader.number("numberOfPointsMax")),
                optIns(reader),
                reader.text("schoolConsumerKey"),
                club(reader, today),
                reader.flag("includeBlocked").orElse(false));
    }

    /** The oldest first, unless the request says otherwise. */
    static PeopleOrder order(ParameterReader reader) {
        var key = reader.oneOf(SORT, KEYS).orElse(PeopleOrder.Key.CREATION_DATE);
        return new PeopleOrder(
                key, reader.oneOf(ORDER, Map.of("asc", false, "desc", true)).orElse(false));
    }

    private static Range<LocalDate> born(ParameterReader reader) {
        var between = new Range<>(reader.day("dobMin"), reader.day("dobMax"));
        return reader.day("dob").map(Range::exactly).orElse(between);
    }

    private static Range<Integer> checkins(ParameterReader reader) {
        var between = new Range<>(reader.number("numberOfCheckinsMin"), reader.number("numberOfCheckinsMax"));
        return reader.number("numberOfCheckins").map(Range::exactly).orElse(between);
    }

    private static Optional<Club> club(ParameterReader reader, LocalDate today) {
        long association = reader.id(ASSOCIATION);
        var which = reader.word(EXPIRED_MEMBERSHIPS, Memberships.class).orElse(Memberships.ACTIVE);
        return association == 0 ? Optional.empty() : Optional.of(new Club(association, which.end(today)));
    }

    private static Set<OptIns.Kind> optIns(ParameterReader reader) {
        var kinds = Set.of(OptIns.Kind.values()).stream().collect(Collectors.toMap(Enum::name, kind -> kind));
        return Set.copyOf(reader.eachOf(OPT_IN, kinds));
    }
}
