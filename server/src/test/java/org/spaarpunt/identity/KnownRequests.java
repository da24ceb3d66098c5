package org.spaarpunt.identity;

import java.util.List;

/** Requests with signatures that we did not make: those of RFC 5849 section 1.2, and those of a PHP client in use. */
final class KnownRequests {
    static final long RFC_TIME = 137131200;
    static final long PHP_TIME = 1795342202;

    static final RawRequest RFC_INITIATE =
            new RawRequest("POST", "https", "photos.example.net", "/initiate", "", "", List.of("""
                    OAuth realm="Photos",
                       oauth_consumer_key="dpf43f3p2l4k3l03",
                       oauth_signature_method="HMAC-SHA1",
                       oauth_timestamp="137131200",
                       oauth_nonce="wIjqoS",
                       oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready",
                       oauth_signature="74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D"\
                    """.replace("\n", "")));

    static final RawRequest RFC_TOKEN =
            new RawRequest("POST", "https", "photos.example.net", "/token", "", "", List.of("""
                    OAuth realm="Photos",
                       oauth_consumer_key="dpf43f3p2l4k3l03",
                       oauth_token="hh5s93j4hdidpola",
                       oauth_signature_method="HMAC-SHA1",
                       oauth_timestamp="137131201",
                       oauth_nonce="walatlh",
                       oauth_verifier="hfdp7dh39dks9884",
                       oauth_signature="gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D"\
                    """.replace("\n", "")));

    static final RawRequest RFC_PHOTOS = new RawRequest(
            "GET", "http", "photos.example.net", "/photos", "file=vacation.jpg&size=original", "", List.of("""
                    OAuth realm="Photos",
                       oauth_consumer_key="dpf43f3p2l4k3l03",
                       oauth_token="nnch734d00sl2jdk",
                       oauth_signature_method="HMAC-SHA1",
                       oauth_timestamp="137131202",
                       oauth_nonce="chapoH",
                       oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"\
                    """.replace(
                            "\n", "")));

    static final RawRequest PHP_CHECKIN = php(
            "POST",
            "/uitid/rest/uitpas/passholder/checkin",
            "",
            "cdbid=a89a2707-a35e-48da-aeda-307f857b93c0&uitpasNumber=0987654321113",
            """
            OAuth oauth_version="1.0",oauth_nonce="3497dfe9d014c762b9ffd4b5c9846c64",oauth_timestamp="1795342202",\
            oauth_consumer_key="K1",oauth_token="tok%2F1",oauth_signature_method="HMAC-SHA1",\
            oauth_signature="hyWJAVipCVrZdFkuxnpaLAlxKlE%3D\"""");

    /** Sends its protocol parameters twice: in the header and in the query. */
    static final RawRequest PHP_SEARCH_CHECKINS =
            php("GET", "/uitid/rest/uitpas/cultureevent/searchCheckins", """
            max=20&oauth_consumer_key=K1&oauth_nonce=6a93786befbb2d59d8509998f9742d5a\
            &oauth_signature=8O%2B5fRuzsd8fQc7%2BfknWnUoBxnQ%3D&oauth_signature_method=HMAC-SHA1\
            &oauth_timestamp=1795342202&oauth_token=tok%2F1&oauth_version=1.0&start=0\
            &startDate=2015-06-01T00%3A00%3A00%2B02%3A00&uid=22b69dc0-abf7-40f2-8ae7-c1e69811ed7c""", "", """
            OAuth oauth_version="1.0",oauth_nonce="6a93786befbb2d59d8509998f9742d5a",oauth_timestamp="1795342202",\
            oauth_consumer_key="K1",oauth_token="tok%2F1",oauth_signature_method="HMAC-SHA1",\
            oauth_signature="8O%2B5fRuzsd8fQc7%2BfknWnUoBxnQ%3D\"""");

    /** Sends its protocol parameters twice: in the header and in the form. */
    static final RawRequest PHP_REQUEST_TOKEN = php("POST", "/uitid/rest/requestToken", "", """
            oauth_callback=http%3A%2F%2Fexample.com%2Fcb%3Fx%3D1&oauth_consumer_key=K1\
            &oauth_nonce=1d557e7ff609caf5cd8d46007f271972&oauth_signature=umWUSc0Yz5KZp71DIueABqxoU1M%3D\
            &oauth_signature_method=HMAC-SHA1&oauth_timestamp=1795342218&oauth_version=1.0""", """
            OAuth oauth_version="1.0",oauth_nonce="1d557e7ff609caf5cd8d46007f271972",oauth_timestamp="1795342218",\
            oauth_consumer_key="K1",oauth_callback="http%3A%2F%2Fexample.com%2Fcb%3Fx%3D1",\
            oauth_signature_method="HMAC-SHA1",oauth_signature="umWUSc0Yz5KZp71DIueABqxoU1M%3D\"""");

    private KnownRequests() {}

    private static RawRequest php(String method, String path, String query, String form, String header) {
        return new RawRequest(method, "http", "127.0.0.1:18080", path, query, form, List.of(header));
    }
}
