package org.spaarpunt.acts;

/**
 * A key and its secret, shown only once: the stored secret is sealed.
 *
 * @param key a consumer's key, or an access token
 */
public record NewSecret(String key, String secret) {
    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "NewSecret[" + key + "]";
    }
}
