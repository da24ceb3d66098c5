package org.spaarpunt.visits;

import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.rewards.RewardFeature;

/** Visits, by where they take place. */
public record VisitFeature(CounterVisit atCounter, DeviceVisit onDevice, CodeVisit byCode) {
    public static VisitFeature of(
            CheckinDesk desk,
            CheckinFeature checkins,
            RewardFeature rewards,
            PassholderFeature passholders,
            DeviceFeature devices,
            IdempotencyRecords records) {
        return new VisitFeature(
                new CounterVisit(desk, checkins, rewards, passholders.people(), records),
                new DeviceVisit(devices.reader(), desk),
                new CodeVisit(desk, rewards.catalogue()));
    }
}
