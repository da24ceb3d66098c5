package org.spaarpunt.api3.xml;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.counters.Affiliation;
import org.spaarpunt.counters.CounterSearch;
import org.spaarpunt.counters.FoundCounter;

/** A counter as search results show it; what is not known is omitted. */
public final class CounterXml {
    private CounterXml() {}

    public static XmlElement page(CounterSearch.Page page) {
        return XmlElement.of(
                "response",
                List.of(
                        XmlElement.of("balies", page.counters().stream().map(CounterXml::counter)),
                        XmlElement.of("total", page.total())));
    }

    /** The id is the consumer key, only in search results. */
    private static XmlElement counter(FoundCounter counter) {
        var address = counter.address();
        var known = Stream.of(
                        XmlElement.of("id", counter.consumerKey()),
                        XmlElement.of("consumerKey", counter.consumerKey()),
                        XmlElement.of("name", counter.name()),
                        XmlElement.of("type", counter.kind()),
                        XmlElement.of("street", address.street()),
                        XmlElement.of("number", address.number()),
                        XmlElement.of("box", address.box()),
                        XmlElement.of("postalCode", address.postalCode()),
                        XmlElement.of("city", address.city()),
                        XmlElement.of("cityPart", address.cityPart()),
                        XmlElement.of("telephoneNumber", counter.contact().telephone()),
                        XmlElement.of("contactPerson", counter.contact().person()),
                        XmlElement.of("email", counter.contact().email()),
                        XmlElement.of("visible", counter.visible()))
                .filter(element -> !element.text().isEmpty());
        var systems = counter.affiliations().stream().map(CounterXml::cardSystem);
        return XmlElement.of("balie", Stream.concat(known, Stream.of(XmlElement.of("cardSystems", systems))));
    }

    private static XmlElement cardSystem(Affiliation affiliation) {
        return XmlElement.of(
                "cardSystem",
                List.of(
                        XmlElement.of("id", affiliation.cardSystemId()),
                        XmlElement.of("name", affiliation.cardSystem()),
                        XmlElement.of("groups", affiliation.groups().stream().map(CounterXml::group))));
    }

    private static XmlElement group(Affiliation.Group group) {
        return XmlElement.of("group", List.of(XmlElement.of("id", group.id()), XmlElement.of("name", group.name())));
    }
}
