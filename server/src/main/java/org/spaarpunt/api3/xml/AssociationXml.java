package org.spaarpunt.api3.xml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.associations.Association;
import org.spaarpunt.associations.AssociationMembership;
import org.spaarpunt.associations.EndRule;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;

/** Associations and their members, as every call writes them. */
public final class AssociationXml {
    private AssociationXml() {}

    /** As a counter sees it, with the actions that it may do there. */
    public static XmlElement association(Association association, CounterAccess counter) {
        var fields = fields(association);
        fields.add(XmlElement.of("permissionRead", association.allows(CounterAction.ASSOCIATION_READ, counter)));
        fields.add(XmlElement.of("permissionRegister", association.registersAt(counter)));
        return XmlElement.of("association", fields);
    }

    /** With the association inside: clients fail without it. */
    public static XmlElement membership(AssociationMembership membership, LocalDate today) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("id", membership.id()));
        fields.add(XmlElement.of("association", fields(membership.association())));
        fields.add(cardSystems(membership.association()));
        fields.add(XmlElement.of("endDate", WireDate.endOf(membership.endDate())));
        fields.add(XmlElement.of("expired", membership.isExpiredOn(today)));
        fields.add(XmlElement.of("renewable", membership.isRenewableOn(today)));
        fields.add(XmlElement.of("renewDate", WireDate.endOf(membership.renewableFrom())));
        membership.newEnd(today).ifPresent(end -> fields.add(XmlElement.of("newEndDate", WireDate.endOf(end))));
        return XmlElement.of("membership", fields);
    }

    private static List<XmlElement> fields(Association association) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("id", association.id()));
        fields.add(XmlElement.of("name", association.name()));
        fields.add(cardSystems(association));
        switch (association.endRule()) {
            case EndRule.Free(var end) -> {
                fields.add(XmlElement.of("enddateCalculation", "FREE"));
                fields.add(XmlElement.of("enddateCalculationFreeDate", WireDate.endOf(end)));
            }
            case EndRule.AfterBirth(int years) -> years(fields, "BASED_ON_DATE_OF_BIRTH", years);
            case EndRule.AfterRegistration(int years) -> years(fields, "BASED_ON_REGISTRATION_DATE", years);
        }
        return fields;
    }

    private static void years(List<XmlElement> fields, String calculation, int years) {
        fields.add(XmlElement.of("enddateCalculation", calculation));
        fields.add(XmlElement.of("enddateCalculationValidityTime", years));
    }

    private static XmlElement cardSystems(Association association) {
        return XmlElement.of("cardSystems", association.cardSystems().stream().map(CardXml::cardSystem));
    }
}
