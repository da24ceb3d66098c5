package org.spaarpunt;

/** The commands to try that are printed after the demo has started. */
final class DemoExamples {
    private DemoExamples() {}

    static String text(String program, String address) {
        var url = address.equals("http://127.0.0.1:8080") ? "" : " --url " + address;
        return """

            A counter employee checks a passholder in; twice, and the limit of one a week refuses it:
              %3$s call%1$s POST uitpas/passholder/checkin cdbid=a89a2707-a35e-48da-aeda-307f857b93c0 uitpasNumber=0987654321113

            A passholder checks in with the code of an event:
              %3$s call%1$s --as member-app POST uitpas/enduser/checkin checkinCode=12345678 uitpasNumber=0930056878802

            People have pages at %2$s: sign in as ann, who works at a counter, as jef, who holds a card, or as admin; the password is demo.
            Every call has an example at %2$s/docs.

            """.formatted(url, address, program);
    }
}
