package org.spaarpunt;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.events.Event;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.DatabaseCache;

/** The rules of the house: which package may know which, and what no class of the product may do. */
class ArchitectureTest {
    private static final String ROOT = "org.spaarpunt";

    /** How the product is spoken to, started and put together. Every other package is a feature or what features stand on. */
    private static final String[] OUTSIDE = {
        ROOT,
        ROOT + ".api3..",
        ROOT + ".api4..",
        ROOT + ".cli..",
        ROOT + ".client..",
        ROOT + ".demo..",
        ROOT + ".issuer..",
        ROOT + ".metrics..",
        ROOT + ".openapi..",
        ROOT + ".posters..",
        ROOT + ".settings..",
        ROOT + ".web..",
        ROOT + ".wiring.."
    };

    /** Written with by the calls of every subject. */
    private static final String WIRE = ROOT + ".api3.wire..";

    private static final String XML = ROOT + ".api3.xml..";
    private static final String DOCS = ROOT + ".api3.docs..";

    private static final String JSON_WIRE = ROOT + ".api4.wire..";
    private static final String JSON_ELEMENTS = ROOT + ".api4.json..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void every_package_is_looked_at() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackageName).distinct())
                .contains(ROOT, ROOT + ".api3", ROOT + ".http", ROOT + ".storage", ROOT + ".checkins", ROOT + ".cli")
                .doesNotContain(ROOT + ".testing");
    }

    @Test
    void only_the_http_package_knows_the_http_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(PRODUCT);
    }

    @Test
    void only_the_posters_package_knows_how_to_draw() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".posters..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "io.nayuki..", "java.awt..")
                .check(PRODUCT);
    }

    @Test
    void only_the_mail_package_knows_the_mail_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(PRODUCT);
    }

    @Test
    void only_the_metrics_package_knows_the_metrics_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(PRODUCT);
    }

    @Test
    void only_the_tracing_package_knows_the_tracing_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tracing")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(ROOT + ".tracing")
                .should()
                .onlyDependOnClassesThat(outsideTheProductOr(ROOT + ".tracing", ROOT + ".logging", ROOT + ".remote"))
                .check(PRODUCT);
    }

    @Test
    void one_class_decides_how_many_points_a_check_in_awards() {
        noClasses()
                .that()
                .areNotAssignableTo(PointsAward.class)
                .and()
                .areNotAssignableTo(Event.class)
                .should()
                .callMethod(Event.class, "points")
                .check(PRODUCT);
    }

    @Test
    void only_the_start_knows_who_measures() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".metrics..")
                .check(PRODUCT);
    }

    @Test
    void a_feature_does_not_know_how_it_is_spoken_to() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OUTSIDE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OUTSIDE)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages(OUTSIDE)
                .and()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".http..")
                .check(PRODUCT);
    }

    @Test
    void only_what_is_outside_knows_how_the_features_are_made() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".api3",
                        ROOT + ".api4",
                        ROOT + ".cli..",
                        ROOT + ".issuer",
                        ROOT + ".web..",
                        ROOT + ".wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".wiring..")
                .check(PRODUCT);
    }

    @Test
    void the_subjects_of_the_json_api_do_not_know_each_other_or_who_lists_them() {
        slices().matching(ROOT + ".api4.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAnyPackage(JSON_WIRE, JSON_ELEMENTS))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".api4.*..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".api4", ROOT + ".api3.."))
                .check(PRODUCT);
    }

    @Test
    void the_subjects_of_the_protocol_do_not_know_each_other_or_who_lists_them() {
        slices().matching(ROOT + ".api3.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAnyPackage(WIRE, XML))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".api3.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".api3")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAnyPackage(WIRE, XML)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + ".api3..").and(DescribedPredicate.not(resideInAnyPackage(WIRE, XML))))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(XML)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(DOCS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".api3..")
                        .and(DescribedPredicate.not(resideInAnyPackage(WIRE, DOCS))))
                .check(PRODUCT);
    }

    @Test
    void storage_and_http_stand_on_their_own() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".storage..")
                .should()
                .onlyDependOnClassesThat(
                        outsideTheProductOr(ROOT + ".storage..", ROOT + ".build", ROOT + ".logging", ROOT + ".tracing"))
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(ROOT + ".http..")
                .should()
                .onlyDependOnClassesThat(outsideTheProductOr(ROOT + ".http..", ROOT + ".logging", ROOT + ".tracing"))
                .check(PRODUCT);
    }

    @Test
    void only_the_start_and_backups_know_the_embedded_server() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".backups", ROOT + ".postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".postgres..")
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(ROOT + ".postgres..")
                .should()
                .onlyDependOnClassesThat(
                        outsideTheProductOr(ROOT + ".postgres..", ROOT + ".storage..", ROOT + ".logging"))
                .check(PRODUCT);
    }

    @Test
    void packages_do_not_go_round_in_circles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void only_the_start_knows_the_protocol() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".api3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".api3..")
                .check(PRODUCT);
    }

    @Test
    void only_commands_know_the_demo() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".cli..", ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".demo..")
                .check(PRODUCT);
    }

    /** Which package writes which table is for {@link TableOwnershipTest} to see. */
    @Test
    void what_is_outside_the_features_writes_no_statements() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".api3..",
                        ROOT + ".cli..",
                        ROOT + ".http..",
                        ROOT + ".issuer..",
                        ROOT + ".metrics..",
                        ROOT + ".openapi..",
                        ROOT + ".posters..",
                        ROOT + ".settings..",
                        ROOT + ".web..",
                        ROOT + ".wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi.v3.core.statement..", "org.postgresql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.Handle")
                .check(PRODUCT);
    }

    @Test
    void time_ids_and_chance_are_passed_in() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .accessTargetWhere(describe("ask the machine for time or chance", ArchitectureTest::asksTheMachine))
                .check(PRODUCT);
    }

    @Test
    void nothing_shared_can_change() {
        fields().that().areStatic().should().beFinal().check(PRODUCT);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(PRODUCT);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(PRODUCT.stream().filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    /** Endings that say nothing, and those that the glossary has another word for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Manager",
                "Helper",
                "Util",
                "Utils",
                "Impl",
                "Service",
                "Books",
                "Office",
                "Gate",
                "Reach",
                "Crowd",
                "Turns",
                "Remembered",
                "Trip",
                "Departure",
                "Told",
                "Clerk",
                "Chore"
            })
    void no_name_ends_in_a_word_that_does_not_say_what_a_thing_is(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(PRODUCT);
    }

    @Test
    void a_desk_batches_and_a_cache_keeps_answers_of_the_database() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Desk")
                .should(haveFieldOf(Batcher.class))
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Cache")
                .and()
                .doNotHaveSimpleName(DatabaseCache.class.getSimpleName())
                .should(haveFieldOf(DatabaseCache.class))
                .check(PRODUCT);
    }

    @Test
    void there_is_one_way_to_log() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".logging")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "ch.qos.logback..", "org.apache.commons.logging..")
                .orShould()
                .dependOnClassesThat(assignableTo(Logger.class).or(assignableTo(LoggerFactory.class)))
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(ROOT + ".logging")
                .should()
                .onlyDependOnClassesThat(outsideTheProductOr(ROOT + ".logging"))
                .check(PRODUCT);
    }

    private static ArchCondition<JavaClass> haveFieldOf(Class<?> type) {
        return ArchCondition.from(describe(
                "have a field of " + type.getSimpleName(),
                owner -> owner.getFields().stream()
                        .anyMatch(field -> field.getRawType().isEquivalentTo(type))));
    }

    private static DescribedPredicate<JavaClass> outsideTheProductOr(String... own) {
        return DescribedPredicate.or(DescribedPredicate.not(resideInAnyPackage(ROOT + "..")), resideInAnyPackage(own));
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.isAssignableTo(InstantSource.class);
            case "now" -> owner.getPackageName().startsWith("java.time") && !takesClock(target);
            case "randomUUID" -> owner.isEquivalentTo(UUID.class);
            case "random" -> owner.isEquivalentTo(Math.class);
            case "current" -> owner.isEquivalentTo(ThreadLocalRandom.class);
            case "<init>" -> owner.isAssignableTo(Random.class);
            default -> false;
        };
    }

    private static boolean takesClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget codeUnit
                && codeUnit.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
    }
}
