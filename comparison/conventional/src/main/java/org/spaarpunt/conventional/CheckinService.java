package org.spaarpunt.conventional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.spaarpunt.conventional.OAuthVerifier.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of a check-in, in their order, and what it saves: one transaction for each. */
@Service
class CheckinService {
    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final int POINTS = 1;

    private final Known known;
    private final Cards cards;
    private final Passholders passholders;
    private final Checkins checkins;
    private final PointTransfers transfers;
    private final Nonces nonces;
    private final Clock clock;

    CheckinService(
            Known known,
            Cards cards,
            Passholders passholders,
            Checkins checkins,
            PointTransfers transfers,
            Nonces nonces,
            Clock clock) {
        this.known = known;
        this.cards = cards;
        this.passholders = passholders;
        this.checkins = checkins;
        this.transfers = transfers;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * What was asked, as it was written.
     *
     * @param uitpasNumber null if the card is named by its chip
     */
    record Asked(String cdbid, String uitpasNumber, String chipNumber, String counterKey) {}

    /** Saves the check-in and its point, and returns the new balance. The nonce is used up even if a rule refuses. */
    @Transactional(noRollbackFor = RefusedException.class)
    public int checkIn(Caller caller, Asked asked) {
        if (nonces.claim(caller.signedAt(), caller.consumerKey(), caller.token(), caller.nonce()) == 0) {
            throw new OAuthException("nonce_used");
        }
        var now = clock.instant();
        var counter = counter(caller, asked);
        var event = event(asked, counter);
        var card = card(asked, now);
        var passholder = passholders.lock(card.passholderId());
        if (!card.activeMember()) {
            throw refused("PASSHOLDER_NO_ACTIVE_CARDSYSTEMS", "Geen actief kaartsysteem", passholder.points);
        }
        if (!event.acceptsCheckinsAt(now)) {
            throw refused("CHECKIN_CURRENTLY_NOT_ALLOWED", "Nu niet mogelijk", passholder.points);
        }
        var period = event.limitPeriod == null ? now.toString() : event.limitPeriod.labelAt(now);
        int used = checkins.countInPeriod(passholder.id, event.id, period);
        if (event.limitVolume != null && used >= event.limitVolume) {
            throw refused(
                    "MAXIMUM_REACHED",
                    "Punt al gespaard " + event.limitPeriod.limitOf(event.limitVolume),
                    passholder.points);
        }
        return save(new Visit(caller, counter, event, card, period, used + 1, now), passholder);
    }

    private record Visit(
            Caller caller, Counter counter, Event event, Cards.Facts card, String period, int ordinal, Instant at) {}

    private int save(Visit visit, Passholder passholder) {
        var checkin = new Checkin();
        checkin.passholder = passholder;
        checkin.eventId = visit.event.id;
        checkin.cardNumber = visit.card.number();
        checkin.counterId = visit.counter.id;
        checkin.userId = visit.caller.userId();
        checkin.period = visit.period;
        checkin.ordinal = visit.ordinal;
        checkin.socialTariff = visit.card.socialTariff();
        checkin.checkedInAt = visit.at;
        checkins.save(checkin);
        var transfer = new PointTransfer();
        transfer.passholderId = passholder.id;
        transfer.checkin = checkin;
        transfer.points = POINTS;
        transfer.movedAt = visit.at;
        transfers.save(transfer);
        passholder.points += POINTS;
        return passholder.points;
    }

    private Counter counter(Caller caller, Asked asked) {
        var counter = known.counter(asked.counterKey)
                .orElseThrow(() -> refused("UNKNOWN_BALIE_CONSUMERKEY", "Onbekende balie", null));
        if (!known.mayCheckIn(counter.id, caller.userId())) {
            throw refused("ACCESS_DENIED", "Geen toegang", null);
        }
        return counter;
    }

    private Event event(Asked asked, Counter counter) {
        var event =
                known.event(asked.cdbid).orElseThrow(() -> refused("UNKNOWN_EVENT_CDBID", "Onbekend evenement", null));
        if (!event.involves(counter.organisationId)) {
            throw refused("ACTION_NOT_ALLOWED", "Niet van deze balie", null);
        }
        return event;
    }

    private Cards.Facts card(Asked asked, Instant now) {
        var today = LocalDate.ofInstant(now, ZONE);
        var card = (asked.uitpasNumber != null
                        ? cards.factsByNumber(asked.uitpasNumber, today)
                        : cards.factsByChip(asked.chipNumber, today))
                .orElseThrow(() -> refused(
                        asked.uitpasNumber != null ? "UNKOWN_UITPASNUMBER" : "UNKOWN_CHIPNUMBER",
                        "Onbekende kaart",
                        null));
        if (card.groupPass()) {
            throw refused("ACTION_NOT_ALLOWED", "Een groepspas spaart geen punten", null);
        }
        if (!card.status().equals("ACTIVE")) {
            throw refused("INVALID_CARD_STATUS", "De kaart is niet actief", null);
        }
        return card;
    }

    private static RefusedException refused(String code, String message, Integer points) {
        return new RefusedException(code, message, points);
    }
}
