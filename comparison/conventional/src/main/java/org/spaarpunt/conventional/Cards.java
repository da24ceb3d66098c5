package org.spaarpunt.conventional;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Cards extends JpaRepository<Card, String> {
    /** What the rules need to know of a card and its holder. */
    record Facts(
            String number,
            String status,
            boolean groupPass,
            Long passholderId,
            boolean activeMember,
            boolean socialTariff) {}

    String FACTS = """
        select new org.spaarpunt.conventional.Cards$Facts(
            card.number, card.status, card.groupPass, card.passholder.id,
            exists (select 1 from Membership m where m.passholder = card.passholder and m.active),
            exists (select 1 from Membership m where m.passholder = card.passholder and m.socialTariffUntil >= :today))
        from Card card
        """;

    @Query(FACTS + "where card.number = :number")
    Optional<Facts> factsByNumber(String number, LocalDate today);

    @Query(FACTS + "where card.chip = :chip")
    Optional<Facts> factsByChip(String chip, LocalDate today);
}
