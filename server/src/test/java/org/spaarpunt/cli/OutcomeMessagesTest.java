package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spaarpunt.acts.Refusal;

class OutcomeMessagesTest {
    @ParameterizedTest
    @EnumSource
    void every_refusal_is_explained(Refusal reason) {
        assertThat(OutcomeMessages.refused(reason)).isNotEqualTo(reason.name());
    }
}
