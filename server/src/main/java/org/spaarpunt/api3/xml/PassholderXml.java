package org.spaarpunt.api3.xml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.WireDate;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.time.LocalZone;

/**
 * Passholders, as every call writes them. What is not known is omitted. The root of a document with these elements must
 * declare the namespaces {@link XmlNamespace#RDF} and {@link XmlNamespace#FOAF}.
 *
 * @param today decides whether a social tariff has expired
 */
public record PassholderXml(LocalDate today) {
    public static PassholderXml of(ApiRequest request) {
        return new PassholderXml(LocalZone.dayOf(request.receivedAt()));
    }

    /**
     * A passholder under this name.
     *
     * @param name {@code passHolder} or {@code passholder}; which one clients look for depends on the place
     */
    public XmlElement element(String name, PersonView view) {
        return XmlElement.of(
                name,
                switch (view) {
                    case Person person -> fields(person);
                    case PersonAtDoor person -> fields(person);
                });
    }

    private Stream<XmlElement> fields(Person person) {
        return Stream.of(
                        details(person.details()),
                        texts(
                                "inszNumber",
                                person.nationalNumber()
                                        .map(NationalNumber::digits)
                                        .orElse("")),
                        texts(
                                "registrationBalieConsumerKey", person.registeredAt(),
                                "schoolConsumerKey",
                                        person.school()
                                                .map(Person.School::consumerKey)
                                                .orElse(""),
                                "schoolName",
                                        person.school().map(Person.School::name).orElse(""),
                                "picture", person.picture().orElse("")),
                        Stream.of(
                                XmlElement.of("verified", person.verified()),
                                XmlElement.of("blocked", person.isBlocked()),
                                XmlElement.of("numberOfCheckins", person.checkins()),
                                XmlElement.of("points", person.points() + ".000"),
                                user(person)),
                        person.cardSystems().stream().map(this::link),
                        Stream.of(XmlElement.of(
                                "memberships",
                                person.memberships().stream()
                                        .map(membership -> AssociationXml.membership(membership, today)))))
                .flatMap(some -> some);
    }

    private static Stream<XmlElement> fields(PersonAtDoor person) {
        return Stream.of(
                        texts("firstName", person.firstName()),
                        Stream.of(
                                XmlElement.of("blocked", person.isBlocked()),
                                XmlElement.of("points", person.points() + ".000"),
                                XmlElement.of(
                                        "uitIdUser",
                                        List.of(XmlElement.of(XmlNamespace.RDF.name("id"), person.uid())))),
                        person.memberships().stream().map(PassholderXml::link))
                .flatMap(some -> some);
    }

    /** Clients look for the expiry wherever they look for a social tariff. */
    private static XmlElement link(PersonAtDoor.Membership membership) {
        return XmlElement.of(
                "cardSystemSpecific",
                List.of(
                        CardXml.cardSystem(membership.cardSystem()),
                        XmlElement.of("kansenStatuut", membership.socialTariff()),
                        XmlElement.of("kansenStatuutExpired", false),
                        XmlElement.of("kansenStatuutInGracePeriod", false),
                        XmlElement.of("status", membership.status())));
    }

    private static Stream<XmlElement> details(Details details) {
        var address = details.address();
        var contact = details.contact();
        return texts(
                "name", details.name().family(),
                "firstName", details.name().first(),
                "secondName", details.name().second(),
                "email", contact.email(),
                "dateOfBirth", details.dateOfBirth().map(WireDate::startOf).orElse(""),
                "gender", details.gender().map(Enum::name).orElse(""),
                "street", address.street(),
                "number", address.number(),
                "box", address.box(),
                "postalCode", address.postalCode(),
                "city", address.city(),
                "telephone", contact.telephone(),
                "gsm", contact.gsm(),
                "nationality", details.nationality(),
                "placeOfBirth", details.placeOfBirth(),
                "moreInfo", details.moreInfo());
    }

    private static XmlElement user(Person person) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of(XmlNamespace.RDF.name("id"), person.uid()));
        fields.add(optIns(person.optIns()));
        return XmlElement.of("uitIdUser", fields);
    }

    public static XmlElement optIns(OptIns optIns) {
        return XmlElement.of(
                "optInPreferences",
                List.of(
                        XmlElement.of("optInServiceMails", optIns.serviceMails()),
                        XmlElement.of("optInMilestoneMails", optIns.milestoneMails()),
                        XmlElement.of("optInInfoMails", optIns.infoMails()),
                        XmlElement.of("optInSms", optIns.sms()),
                        XmlElement.of("optInPost", optIns.post())));
    }

    /** This server has no grace period after the end of a social tariff. */
    private XmlElement link(CardSystemMembership link) {
        var fields = new ArrayList<XmlElement>();
        fields.add(CardXml.cardSystem(link.cardSystem()));
        link.currentCard().ifPresent(card -> fields.add(CardXml.card("currentCard", card)));
        fields.add(XmlElement.of("emailPreference", link.mailPreference()));
        fields.add(XmlElement.of("smsPreference", link.smsPreference()));
        fields.add(XmlElement.of("kansenStatuut", link.socialTariffUntil().isPresent()));
        fields.add(XmlElement.of("kansenStatuutExpired", link.hasExpiredOn(today)));
        fields.add(XmlElement.of("kansenStatuutInGracePeriod", false));
        link.socialTariffUntil()
                .ifPresent(day -> fields.add(XmlElement.of("kansenStatuutEndDate", WireDate.endOf(day))));
        fields.add(XmlElement.of("status", link.status()));
        return XmlElement.of("cardSystemSpecific", fields);
    }

    /** Alternating names and texts. */
    private static Stream<XmlElement> texts(String... namesAndTexts) {
        var elements = new ArrayList<XmlElement>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            var name = namesAndTexts[i];
            Optional.of(namesAndTexts[i + 1])
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> elements.add(XmlElement.of(name, text)));
        }
        return elements.stream();
    }
}
