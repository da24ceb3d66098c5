package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.testing.Answer;

class ProfileCallsTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @BeforeAll
    static void make_ann_known_and_ben_not() {
        SERVER.jdbi().useHandle(handle -> handle.createScript("""
                update app_user set given_name = '', family_name = '', email = null where nick = 'ben';
                update app_user set given_name = 'Ann', family_name = 'D''Hoe & Co', email = 'ann@example.org' where nick = 'ann'
                """).execute());
    }

    @Test
    void private_data_is_told_to_the_users_own_application() {
        assertThat(get(DemoProfile.COUNTER, ANN + "?private=true").body()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                        <foaf:person xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">\
                        <rdf:id>6b9f81a2-7505-4fdd-b152-dddeaf235cde</rdf:id><foaf:nick>ann</foaf:nick>\
                        <foaf:givenName>Ann</foaf:givenName><foaf:familyName>D'Hoe &amp; Co</foaf:familyName>\
                        <foaf:mbox>ann@example.org</foaf:mbox></foaf:person>""");
    }

    @Test
    void others_learn_that_there_is_such_a_user_and_not_the_name_to_sign_in_by() {
        var known = """
                        <rdf:id>6b9f81a2-7505-4fdd-b152-dddeaf235cde</rdf:id></foaf:person>""";
        assertThat(get(DemoProfile.LIBRARY, ANN).body()).endsWith(known);
        assertThat(get(DemoProfile.MEMBER_APP, ANN + "?private=false").body()).endsWith(known);
        assertThat(get(DemoProfile.COUNTER, ANN).body()).endsWith("<foaf:nick>ann</foaf:nick></foaf:person>");
    }

    @Test
    void private_data_is_nobody_elses() {
        var refused = get(DemoProfile.LIBRARY, ANN + "?private=true");
        assertThat(refused.code()).isEqualTo("ACCESS_DENIED");
        assertThat(refused.xml("/response/requiredPermission")).isEqualTo("eigen account");
        assertThat(get(DemoProfile.MEMBER_APP, ANN + "?private=1").code()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void what_is_not_known_of_a_user_is_left_out() {
        assertThat(get(DemoProfile.LIBRARY, BEN + "?private=true").body())
                .endsWith("<foaf:nick>ben</foaf:nick></foaf:person>");
    }

    @Test
    void a_user_who_does_not_exist_is_not_found() {
        assertThat(get(DemoProfile.COUNTER, "no-such-user").status()).isEqualTo(404);
        assertThat(get(DemoProfile.COUNTER, "no-such-user").code()).isEqualTo("UNKNOWN_USER");
        assertThat(get(DemoProfile.COUNTER, "%00").code()).isEqualTo("UNKNOWN_USER");
    }

    @Test
    void a_flag_is_true_or_false() {
        assertThat(get(DemoProfile.COUNTER, ANN + "?private=perhaps").code()).isEqualTo("INVALID_PARAMETERS");
    }

    private static Answer get(DemoProfile caller, String user) {
        return SERVER.as(caller).get("user/" + user);
    }
}
