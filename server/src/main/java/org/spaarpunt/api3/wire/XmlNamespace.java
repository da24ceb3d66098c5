package org.spaarpunt.api3.wire;

import java.util.Locale;

/**
 * The namespaces of the protocol's elements about people and events. Known clients look for exactly these prefixes and
 * URIs.
 */
public enum XmlNamespace {
    /** Without the final # of the vocabulary's own URI: the protocol writes it this way, and clients compare it. */
    RDF("http://www.w3.org/1999/02/22-rdf-syntax-ns"),
    FOAF("http://xmlns.com/foaf/0.1/"),
    /** CdbXML; clients lose a calendar that has an older version's namespace. */
    CDB("http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.2/FINAL"),
    /**
     * Locations of users. This server has none, but clients look for them under this prefix, so it must be declared.
     */
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

    /** A name in this namespace. */
    public String name(String local) {
        return prefix() + ":" + local;
    }
}
