package org.spaarpunt.api3.rewards;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.http.Response;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardCriteria;
import org.spaarpunt.rewards.RewardCriteria.Between;
import org.spaarpunt.rewards.RewardCriteria.Offered;
import org.spaarpunt.rewards.RewardCriteria.Phase;
import org.spaarpunt.rewards.RewardCriteria.Points;
import org.spaarpunt.rewards.RewardCriteria.Sort;
import org.spaarpunt.rewards.RewardCriteria.Systems;

/** The parameters of a search for rewards, and how they can be invalid. */
record RewardParameters(RewardCriteria criteria, RewardCriteria.Page page) {
    /** May be repeated. */
    static final String CITY = "city";

    static final String MIN_POINTS = "minPoints";
    static final String MAX_POINTS = "maxPoints";
    static final String FROM = "cashingPeriodBegin";
    static final String UNTIL = "cashingPeriodEnd";
    static final String GRANTED_FROM = "grantingPeriodBegin";
    static final String GRANTED_UNTIL = "grantingPeriodEnd";
    static final String TITLE = "title";
    static final String SORT = "sort";
    static final String ORDER = "order";
    static final String PUBLISHED = "published";
    static final String UNEXPIRED = "unexpired";
    static final String IN_SPOTLIGHT = "inSpotlight";
    /** May be repeated. */
    static final String OWNER = "owningCardSystemId";
    /** May be repeated. */
    static final String APPLICABLE = "applicableCardSystemId";

    static final String FIRST = "orderByOwningCardSystemId";

    private static final String[] SINGLE = {
        MIN_POINTS,
        MAX_POINTS,
        FROM,
        UNTIL,
        GRANTED_FROM,
        GRANTED_UNTIL,
        TITLE,
        SORT,
        ORDER,
        PUBLISHED,
        UNEXPIRED,
        IN_SPOTLIGHT,
        FIRST,
        Paging.START,
        Paging.AT_MOST
    };

    /**
     * The parameters that a search for rewards reads.
     *
     * @param counterParameter the parameter that names the counters where a reward is handed out
     */
    static CallParameters reads(String counterParameter) {
        return CallParameters.optional(SINGLE).andRepeated(CITY, counterParameter, OWNER, APPLICABLE);
    }

    /** The two sort directions, in the protocol's words. */
    private enum Order {
        ASC,
        DESC
    }

    /** @param counterParameter the parameter that names the counters where a reward is handed out; may be repeated */
    static RewardParameters read(Kind kind, String counterParameter, ParameterReader reader) {
        var paging = Paging.of(reader);
        return new RewardParameters(
                new RewardCriteria(
                        Set.of(kind),
                        reader.text(TITLE),
                        reader.cities(CITY),
                        reader.texts(counterParameter),
                        new Points(reader.number(MIN_POINTS), reader.number(MAX_POINTS)),
                        new Between(reader.from(FROM), reader.until(UNTIL)),
                        new Between(reader.from(GRANTED_FROM), reader.until(GRANTED_UNTIL)),
                        reader.flag(PUBLISHED).orElse(false),
                        reader.flag(UNEXPIRED).orElse(false) ? Phase.NOT_OVER : Phase.ANY,
                        reader.flag(IN_SPOTLIGHT),
                        new Systems(
                                reader.numbers(OWNER),
                                reader.numbers(APPLICABLE),
                                reader.number(FIRST).map(Integer::longValue)),
                        Offered.ANYWHERE),
                new RewardCriteria.Page(
                        reader.word(SORT, Sort.class).orElse(Sort.CREATION_DATE),
                        ascending(reader, kind == Kind.WELCOME_ADVANTAGE),
                        paging.start(),
                        paging.max()));
    }

    /** The requested page of a list whose only order is by creation, oldest first. */
    RewardCriteria.Page firstComeFirst() {
        return new RewardCriteria.Page(Sort.CREATION_DATE, true, page.start(), page.max());
    }

    static boolean ascending(ParameterReader reader, boolean unlessSaid) {
        return reader.word(ORDER, Order.class).map(Order.ASC::equals).orElse(unlessSaid);
    }

    /** What is invalid in the parameters read so far. */
    Optional<Response> objection(ParameterReader reader, ErrorResponses refusals) {
        var points = criteria.points();
        if (reader.unreadable().isPresent()) {
            return reader.unreadable().map(refusals::unreadable);
        }
        if (points.min().isPresent()
                && points.max().isPresent()
                && points.min().get() > points.max().get()) {
            return Optional.of(refusals.badRequest(
                    ErrorCode.INVALID_INTERVAL_MIN_HIGHER_THAN_MAX,
                    "error.INVALID_INTERVAL_MIN_HIGHER_THAN_MAX",
                    MIN_POINTS,
                    MAX_POINTS));
        }
        return List.of(criteria.redeemable(), criteria.granted()).stream().anyMatch(Between::isUpsideDown)
                ? Optional.of(upsideDown(refusals))
                : Optional.empty();
    }

    static Response upsideDown(ErrorResponses refusals) {
        return refusals.badRequest(
                ErrorCode.INVALID_INTERVAL_BEGIN_DATE_AFTER_END_DATE,
                "error.INVALID_INTERVAL_BEGIN_DATE_AFTER_END_DATE");
    }
}
