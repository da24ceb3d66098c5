package org.spaarpunt.counters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.spaarpunt.languages.Language;

/** What people read for a permission. */
public final class PermissionLabels {
    private static final Map<Language, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private PermissionLabels() {}

    /** In one language. */
    public static String label(ApiPermission permission, Language language) {
        return BUNDLES.computeIfAbsent(language, PermissionLabels::bundle).getString(permission.name());
    }

    /** In every language, by its tag, Dutch first. */
    public static Map<String, String> inEveryLanguage(ApiPermission permission) {
        var all = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            all.put(language.tag(), label(permission, language));
        }
        return all;
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "org.spaarpunt.counters.permissions",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
