package org.spaarpunt;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.events.Event;

/** The rules of the house: which package may know which, and what no class of the product may do. */
class ArchitectureTest {
    private static final String ROOT = "org.spaarpunt";

    /** What the product is about. A feature knows other features and the database, and not how it is spoken to. */
    private static final String[] FEATURES = {
        ROOT + ".passes..",
        ROOT + ".passholders..",
        ROOT + ".associations..",
        ROOT + ".events..",
        ROOT + ".checkins..",
        ROOT + ".codes..",
        ROOT + ".counters..",
        ROOT + ".devices..",
        ROOT + ".points..",
        ROOT + ".prices..",
        ROOT + ".idempotency..",
        ROOT + ".rewards..",
        ROOT + ".visits..",
        ROOT + ".rights..",
        ROOT + ".identity..",
        ROOT + ".oidc..",
        ROOT + ".accounts..",
        ROOT + ".audit..",
        ROOT + ".acts..",
        ROOT + ".administration..",
        ROOT + ".removal..",
        ROOT + ".imports..",
        ROOT + ".exports..",
        ROOT + ".secrets.."
    };

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
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".http..", ROOT + ".api3..", ROOT + ".cli..", ROOT + ".demo..")
                .check(PRODUCT);
    }

    @Test
    void storage_and_http_stand_on_their_own() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".storage..")
                .should()
                .onlyDependOnClassesThat(outsideTheProductOr(ROOT + ".storage.."))
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(ROOT + ".http..")
                .should()
                .onlyDependOnClassesThat(outsideTheProductOr(ROOT + ".http.."))
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

    @Test
    void statements_stand_with_the_feature_that_owns_the_table() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".api3..", ROOT + ".cli..", ROOT + ".http..")
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

    @Test
    void names_say_what_a_thing_is() {
        noClasses().should().haveSimpleNameEndingWith("Manager").check(PRODUCT);
        noClasses().should().haveSimpleNameEndingWith("Helper").check(PRODUCT);
        noClasses().should().haveSimpleNameEndingWith("Util").check(PRODUCT);
        noClasses().should().haveSimpleNameEndingWith("Utils").check(PRODUCT);
        noClasses().should().haveSimpleNameEndingWith("Impl").check(PRODUCT);
        noClasses().should().haveSimpleNameEndingWith("Service").check(PRODUCT);
    }

    @Test
    void there_is_one_way_to_log() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "ch.qos.logback..", "org.apache.commons.logging..")
                .check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> outsideTheProductOr(String own) {
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
