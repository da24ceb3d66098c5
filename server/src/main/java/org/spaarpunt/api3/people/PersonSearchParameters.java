package org.spaarpunt.api3.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.PassholderCriteria;
import org.spaarpunt.passholders.PassholderCriteria.Club;
import org.spaarpunt.passholders.PassholderCriteria.Range;
import org.spaarpunt.passholders.PassholderCriteria.Tariff;
import org.spaarpunt.passholders.PassholderCriteria.Words;
import org.spaarpunt.passholders.PassholderOrder;

/** The parameters of a search for passholders. */
final class PersonSearchParameters {
    static final String SORT = "sort";
    static final String ORDER = "order";

    static final String ASSOCIATION = "associationId";
    private static final String EXPIRED_MEMBERSHIPS = "expiredMemberships";

    /** The memberships that a search considers. */
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

    private static final Map<String, PassholderOrder.Key> KEYS = Map.of(
            "creationDate", PassholderOrder.Key.CREATION_DATE,
            "uitpasNumber", PassholderOrder.Key.UITPAS_NUMBER,
            "firstName", PassholderOrder.Key.FIRST_NAME,
            "name", PassholderOrder.Key.NAME,
            "numberOfCheckins", PassholderOrder.Key.CHECKINS,
            "dateOfBirth", PassholderOrder.Key.DATE_OF_BIRTH);

    static final CallParameters READS = CallParameters.optional(
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

    private PersonSearchParameters() {}

    static PassholderCriteria read(ParameterReader reader, List<UitpasNumber> cards, LocalDate today) {
        return new PassholderCriteria(
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

    /** Oldest first, unless the request names another order. */
    static PassholderOrder order(ParameterReader reader) {
        var key = reader.oneOf(SORT, KEYS).orElse(PassholderOrder.Key.CREATION_DATE);
        return new PassholderOrder(
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
