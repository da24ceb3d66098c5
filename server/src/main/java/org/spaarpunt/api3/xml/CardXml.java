package org.spaarpunt.api3.xml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.HeldCard.Keeper;
import org.spaarpunt.passholders.GroupPass;

/** Cards and the groups that hold them, as every call writes them. */
public final class CardXml {
    private CardXml() {}

    /** With its number in an element inside an element of the same name: clients fail on a flat one. */
    public static XmlElement card(String name, HeldCard card) {
        return card(name, card, XmlElement.of("uitpasNumber", number(card)));
    }

    /** For the one answer in which the number is flat. */
    public static XmlElement flatCard(String name, HeldCard card) {
        return card(name, card, number(card));
    }

    public static XmlElement cardSystem(CardSystem system) {
        return XmlElement.of(
                "cardSystem", List.of(XmlElement.of("id", system.id()), XmlElement.of("name", system.name())));
    }

    /** This server sells no tickets at a reduced tariff, so a group always has all those of the coming year. */
    public static XmlElement groupPass(String name, GroupPass group, HeldCard card, LocalDate today) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("name", group.name()));
        group.endDate().ifPresent(day -> fields.add(XmlElement.of("endDate", WireDate.startOf(day))));
        fields.add(XmlElement.of("ticketsPerYear", group.ticketsPerYear()));
        fields.add(XmlElement.of("uuid", group.uuid()));
        fields.add(XmlElement.of("availableTickets", group.ticketsPerYear()));
        fields.add(XmlElement.of("kansenStatuut", group.hasSocialTariffOn(today)));
        fields.add(card("card", card));
        return XmlElement.of(name, fields);
    }

    private static XmlElement card(String name, HeldCard card, XmlElement number) {
        var fields = new ArrayList<XmlElement>();
        if (card.holder() instanceof Holder.Nobody) {
            card.keeper().ifPresent(keeper -> fields.add(counter(keeper)));
        }
        fields.add(cardSystem(card.cardSystem()));
        fields.add(XmlElement.of("cardType", card.type()));
        fields.add(XmlElement.of("kansenpas", card.number().isForSocialTariff()));
        fields.add(XmlElement.of("status", card.status()));
        fields.add(number);
        return XmlElement.of(name, fields);
    }

    private static XmlElement number(HeldCard card) {
        return XmlElement.of("uitpasNumber", card.number().digits());
    }

    private static XmlElement counter(Keeper keeper) {
        return XmlElement.of(
                "balie", List.of(XmlElement.of("name", keeper.name()), XmlElement.of("id", keeper.consumerKey())));
    }
}
