package org.spaarpunt.api3;

import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.rewards.RewardCatalogue;

/** What the calls of the protocol ask of the features. */
public record UseCases(
        CheckinDesk desk,
        PointsInquiry inquiry,
        RewardCatalogue rewards,
        RequestTokens requestTokens,
        AccessTokens accessTokens) {}
