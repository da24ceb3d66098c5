package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a database's address says, and what is chosen where it says nothing. */
class DatabaseParametersTest {
    @Test
    void an_address_without_parameters_gets_the_defaults_of_a_server() {
        var source = sources("jdbc:postgresql://db/points").ofServer();
        assertThat(source.getApplicationName()).isEqualTo("spaarpunt");
        assertThat(source.getPrepareThreshold()).isEqualTo(1);
        assertThat(source.getConnectTimeout()).isEqualTo(2);
        assertThat(source.getSocketTimeout()).isEqualTo(10);
        assertThat(source.getTcpKeepAlive()).isTrue();
        assertThat(source.getUser()).isEqualTo("anna");
        assertThat(source.getPassword()).isEqualTo("secret");
        assertThat(source.getTargetServerType()).isEqualTo("any");
    }

    @Test
    void what_the_address_says_is_kept() {
        var source = sources("jdbc:postgresql://db/points?ApplicationName=desk&prepareThreshold=0&connectTimeout=7"
                        + "&socketTimeout=30&tcpKeepAlive=false&sslmode=require")
                .ofServer();
        assertThat(source.getApplicationName()).isEqualTo("desk");
        assertThat(source.getPrepareThreshold()).isZero();
        assertThat(source.getConnectTimeout()).isEqualTo(7);
        assertThat(source.getSocketTimeout()).isEqualTo(30);
        assertThat(source.getTcpKeepAlive()).isFalse();
        assertThat(source.getSslMode()).isEqualTo("require");
    }

    @Test
    void of_several_hosts_the_primary_is_looked_for_unless_the_address_says_otherwise() {
        assertThat(sources("jdbc:postgresql://db1:5432,db2:5432/points")
                        .ofServer()
                        .getTargetServerType())
                .isEqualTo("primary");
        assertThat(sources("jdbc:postgresql://db1,db2/points?targetServerType=preferPrimary")
                        .ofServer()
                        .getTargetServerType())
                .isEqualTo("preferPrimary");
    }

    @Test
    void of_several_hosts_one_that_stands_still_is_left_and_a_new_primary_is_found_soon() throws Exception {
        var several = sources("jdbc:postgresql://db1:5432,db2:5432/points").ofServer();
        assertThat(several.getHostRecheckSeconds()).isEqualTo(1);
        assertThat(several.getSslResponseTimeout()).isEqualTo(2_000);
        assertThat(sources("jdbc:postgresql://db1,db2/points?hostRecheckSeconds=7")
                        .ofServer()
                        .getHostRecheckSeconds())
                .isEqualTo(7);
    }

    @Test
    void user_and_password_may_stand_in_the_address() {
        var source = new Sources(new DatabaseAddress("jdbc:postgresql://db/points?user=ben&password=hidden", "", ""))
                .ofServer();
        assertThat(source.getUser()).isEqualTo("ben");
        assertThat(source.getPassword()).isEqualTo("hidden");
    }

    @Test
    void programs_that_may_take_long_are_known_by_another_name_than_servers() {
        var sources = sources("jdbc:postgresql://db/points?socketTimeout=5&ApplicationName=" + "x".repeat(70));
        assertThat(sources.ofCommand().getSocketTimeout()).isZero();
        assertThat(sources.ofCommand().getApplicationName()).hasSizeLessThan(64).isEqualTo("x".repeat(45) + " command");
        assertThat(sources.ofMigration().getApplicationName()).endsWith(" migration");
    }

    @Test
    void an_address_that_the_driver_does_not_understand_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> sources("jdbc:postgresql://db:not-a-port/points"))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessage("The database's address is not one that PostgreSQL's driver understands");
    }

    private static Sources sources(String url) {
        return new Sources(new DatabaseAddress(url, "anna", "secret"));
    }
}
