package org.spaarpunt.api3.wire;

import java.util.Locale;

/** The vocabularies in which the protocol speaks of people and events. Known clients look for these very prefixes and addresses. */
public enum XmlNamespace {
    /** Without the sign # at its end, which the vocabulary itself has: so the protocol writes it, and clients compare it. */
    RDF("http://www.w3.org/1999/02/22-rdf-syntax-ns"),
    FOAF("http://xmlns.com/foaf/0.1/"),
    /** CdbXML; clients lose a calendar in an older version of it. */
    CDB("http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.2/FINAL"),
    /** Places of users. We know of none, but clients look for them under this prefix, which must mean something. */
    GEO("http://www.w3.org/2003/01/geo/wgs84_pos#");

    private final String uri;

    XmlNamespace(String uri) {
        this.uri = uri;
    }

    public String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String uri() {
        return uri;
    }

    /** A name in this vocabulary. */
    public String name(String local) {
        return prefix() + ":" + local;
    }
}
