package org.spaarpunt.api4.contract;

import java.util.List;

/** What answers keep to. */
interface AnswerRules {
    /** The rules that the answer breaks, each in a sentence that names where. */
    List<String> brokenBy(Exchange exchange);
}
