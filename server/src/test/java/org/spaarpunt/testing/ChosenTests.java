package org.spaarpunt.testing;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.slf4j.LoggerFactory;

/** Leaves a run the tests of the kinds that {@link TestKinds#CHOICE} names. JUnit asks it of each method, and drops classes without any. */
public final class ChosenTests implements PostDiscoveryFilter {
    private final Set<TestKind> chosen = TestKinds.chosen();

    /** Starts logging before tests run side by side: what asks for a logger meanwhile gets a substitute. */
    public ChosenTests() {
        LoggerFactory.getILoggerFactory();
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return test.getSource()
                .flatMap(ChosenTests::classOf)
                .map(TestKinds::of)
                .map(kind -> FilterResult.includedIf(chosen.contains(kind), kind::word, kind::word))
                .orElseGet(() -> FilterResult.included("no class"));
    }

    private static Optional<Class<?>> classOf(TestSource source) {
        return switch (source) {
            case ClassSource ofClass -> Optional.of(ofClass.getJavaClass());
            case MethodSource ofMethod -> Optional.of(ofMethod.getJavaClass());
            default -> Optional.empty();
        };
    }
}
