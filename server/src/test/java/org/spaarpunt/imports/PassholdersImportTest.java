package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.imports.ImportDesk.ACTOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.imports.ImportOutcome.Imported;

class PassholdersImportTest {
    private static final String MIRA = """
            uid,firstName,name,city,cardSystem,socialTariffUntil,card
            mira,Mira,"Van den ""Berg"", E.",Gent,1,,
            mira,Mira,"Van den ""Berg"", E.",Gent,2,2027-12-31,0900000074519
            """;

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @Test
    void a_passholder_joins_card_systems_and_gets_a_card_and_the_same_file_changes_nothing() {
        assertThat(DESK.passholders(MIRA)).isEqualTo(new Imported(2, 4));
        assertThat(DESK.database.texts("""
                select concat_ws('|', first_name, name, city, card_system_id, status, social_tariff_until)
                from passholder join membership on passholder_id = id where uid = 'mira' order by card_system_id
                """))
                .containsExactly(
                        "Mira|Van den \"Berg\", E.|Gent|1|ACTIVE",
                        "Mira|Van den \"Berg\", E.|Gent|2|ACTIVE|2027-12-31");
        assertThat(DESK.database.texts("select card_systems::text from passholder where uid = 'mira'"))
                .containsExactly("{1,2}");
        assertThat(DESK.database.texts("""
                select card.status || ' ' || uid from card join passholder on passholder.id = passholder_id
                where number = '0900000074519'
                """)).containsExactly("ACTIVE mira");
        assertThat(DESK.passholders(MIRA)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void a_passholder_comes_with_what_a_counter_needs_to_know() {
        var file = """
                uid;firstName;name;city;cardSystem;dateOfBirth;gender;secondName;street;number;box;postalCode;email;telephone;gsm;nationality;placeOfBirth;moreInfo
                mira;Mira;Claes;Gent;1;1990-02-28;V;Ann;Kouter;7;b;9000;mira@example.org;09 1;0470 2;Belg;Gent;komt met de bus
                mira;Mira;Claes;Gent;2;1990-02-28;V;Ann;Kouter;7;b;9000;mira@example.org;09 1;0470 2;Belg;Gent;komt met de bus
                """;
        assertThat(DESK.passholders(file)).isEqualTo(new Imported(2, 3));
        assertThat(DESK.database.texts("""
                select concat_ws('|', date_of_birth, gender, second_name, street, house_number, box, postal_code, email, telephone, gsm,
                                 nationality, place_of_birth, more_info)
                from passholder where uid = 'mira'
                """))
                .containsExactly(
                        "1990-02-28|FEMALE|Ann|Kouter|7|b|9000|mira@example.org|09 1|0470 2|Belg|Gent|komt met de bus");
        assertThat(DESK.passholders(file)).isEqualTo(new Imported(2, 0));

        DESK.passholders("uid,firstName,name,city,cardSystem,email\nmira,Mira,Claes,Gent,1,\n");
        assertThat(DESK.database.texts(
                        "select concat_ws('|', date_of_birth, email, gsm) from passholder where uid = 'mira'"))
                .containsExactly("1990-02-28||0470 2");
    }

    @Test
    void a_place_abroad_is_known_for_as_long_as_the_person_lives_there() {
        DESK.passholders(
                "uid,firstName,name,city,cardSystem,postalCode,foreignCity,country\nlea,Lea,Roy,BUITENLAND,1,59270,Bailleul,FR\n");
        DESK.passholders("uid,firstName,name,city,cardSystem,postalCode\nlea,Lea,Roy,BUITENLAND,1,59270\n");
        var place = "select concat_ws('|', city, foreign_city, country) from passholder where uid = 'lea'";
        assertThat(DESK.database.texts(place)).containsExactly("BUITENLAND|Bailleul|FR");

        DESK.passholders("uid,firstName,name,city,cardSystem,postalCode\nlea,Lea,Roy,Gent,1,9000\n");
        assertThat(DESK.database.texts(place)).containsExactly("Gent||");
        assertThat(DESK.flaws(
                        (imports, file) -> imports.passholders(ACTOR, file),
                        "uid,firstName,name,city,cardSystem,country\na,A,A,Gent,1,FR\n"))
                .containsExactly("2 country is only for people whose city is BUITENLAND: FR");
    }

    @Test
    void a_detail_that_cannot_be_is_refused() {
        assertThat(DESK.flaws((imports, file) -> imports.passholders(ACTOR, file), """
                uid,firstName,name,city,cardSystem,dateOfBirth,gender,email
                a,A,A,Gent,1,28/2/1990,,
                b,B,B,Gent,1,,X,
                c,C,C,Gent,1,,,nobody
                """))
                .containsExactly(
                        "2 dateOfBirth is no day such as 2027-12-31: 28/2/1990",
                        "3 gender is none of F, M, V, FEMALE and MALE: X",
                        "4 email is no address such as somebody@example.org: nobody");
    }

    @Test
    void what_is_new_of_a_passholder_is_taken_over() {
        DESK.passholders(MIRA);
        assertThat(DESK.passholders("""
                uid,firstName,name,city,cardSystem,socialTariffUntil
                mira,Mira,Van den Berg,Aalst,2,2027-06-30
                """)).isEqualTo(new Imported(1, 2));
        assertThat(DESK.database.texts("""
                select name || ' ' || city || ' ' || social_tariff_until
                from passholder join membership on passholder_id = id where uid = 'mira' and card_system_id = 2
                """)).containsExactly("Van den Berg Aalst 2027-06-30");
    }

    @Test
    void what_a_file_has_no_column_for_stays_and_an_empty_cell_clears() {
        DESK.passholders(MIRA);
        assertThat(DESK.passholders("uid,firstName,name,city,cardSystem\nmira,Mira,Van den Berg,Gent,2\n"))
                .isEqualTo(new Imported(1, 1));
        assertThat(socialTariffOfMira()).containsExactly("2027-12-31");
        assertThat(DESK.passholders(
                        "uid,firstName,name,city,cardSystem,socialTariffUntil\nmira,Mira,Van den Berg,Gent,2,\n"))
                .isEqualTo(new Imported(1, 1));
        assertThat(socialTariffOfMira()).containsExactly("none");
    }

    @Test
    void cards_postal_codes_and_addresses_follow_the_rules_of_a_registration() {
        DESK.database.execute("""
                insert into card (number, chip, card_system_id, status)
                values ('1234567890128', '04000000000001', 2, 'STOCK'), ('1234567890102', '04000000000002', 2, 'STOCK')
                """);
        assertThat(flaws("""
                uid,firstName,name,city,postalCode,cardSystem,socialTariffUntil,card,email
                a,A,A,Gent,9000,2,,0900000074519,
                b,B,B,Gent,9000,2,2027-12-31,1234567890128,
                c,C,C,Gent,9000,2,2099-12-31,,
                d,D,D,Gent,59000,2,2020-01-01,,
                e,E,E,Gent,9000,2,,,e@example
                f,F,F,Buitenland,59000,2,,1234567890102,f@example.org
                """))
                .containsExactly(
                        "2 the card 0900000074519 is for people with a social tariff",
                        "3 the card 1234567890128 is for people without a social tariff",
                        "5 postalCode is not four digits, as it is unless the city is BUITENLAND: 59000",
                        "6 email is no address such as somebody@example.org: e@example");
    }

    @Test
    void a_membership_or_card_that_was_blocked_stays_blocked() {
        DESK.passholders(MIRA);
        DESK.database.execute("update membership set status = 'BLOCKED' where card_system_id = 2");
        DESK.database.execute("update card set status = 'BLOCKED' where number = '0900000074519'");
        assertThat(DESK.passholders(MIRA)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void every_line_that_will_not_do_is_named_with_its_reason_and_nothing_is_imported() {
        assertThat(flaws("""
                uid,firstName,name,city,cardSystem,socialTariffUntil,card
                ok,Ok,Ok,Gent,2,,
                ok,Ok,Ok,Gent,2,,
                ok,Oh,Ok,Gent,1,,
                a,A,A,Gent,9,,
                b,B,B,Gent,2,31/12/2027,
                c,C,C,Gent,2,,0900000095902
                d,D,D,Gent,2,,0900000002313
                e,E,E,Gent,2,,0900000045410
                f,F,F,Gent,1,,0900000074519
                g,G,G,Gent,2,,1234567890128
                h,H,H,Gent,2,2027-12-31,0900000074519
                i,I,I,Gent,2,2027-12-31,0900000074519
                j,J,,Gent,2,,
                k,K,K,Gent,,,
                l,L,L,Gent,2,,123
                """))
                .containsExactly(
                        "3 the passholder ok has card system 2 on line 2 too",
                        "4 the passholder ok has another name, address or detail on line 2",
                        "5 there is no card system 9",
                        "6 socialTariffUntil is no day such as 2027-12-31: 31/12/2027",
                        "7 the card 0900000095902 is somebody else's",
                        "8 there is no card 0900000002313; import cards first",
                        "9 the card 0900000045410 is somebody else's",
                        "10 the card 0900000074519 belongs to card system 2",
                        "11 there is no card 1234567890128; import cards first",
                        "12 the card 0900000074519 stands on line 10 too",
                        "13 the card 0900000074519 stands on line 10 too",
                        "14 name is empty",
                        "15 cardSystem is empty",
                        "16 card is not 13 digits: 123");
    }

    @Test
    void a_card_that_was_deleted_or_blocked_in_stock_is_not_handed_out() {
        DESK.database.execute(
                "update card set passholder_id = null where number in ('0900000020405', '0900000002312')");
        assertThat(flaws("""
                uid,firstName,name,city,cardSystem,card
                a,A,A,Gent,2,0900000020405
                b,B,B,Gent,2,0900000002312
                """))
                .containsExactly("2 the card 0900000020405 is DELETED", "3 the card 0900000002312 is BLOCKED");
    }

    private List<String> socialTariffOfMira() {
        return DESK.database.texts("""
                select coalesce(social_tariff_until::text, 'none')
                from membership join passholder on id = passholder_id where uid = 'mira' and card_system_id = 2
                """);
    }

    private List<String> flaws(String text) {
        return DESK.flaws((imports, file) -> imports.passholders(ACTOR, file), text);
    }
}
