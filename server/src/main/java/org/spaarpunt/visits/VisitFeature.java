package org.spaarpunt.visits;

import java.time.InstantSource;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.codes.CodeCache;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.rewards.RewardFeature;

/** Visits, by where they take place. */
public record VisitFeature(CounterVisit atCounter, DeviceVisit onDevice, CodeVisit byCode, OwnVisit onOwnPhone) {
    public static VisitFeature of(
            CheckinDesk desk,
            CodeCache codes,
            CheckinFeature checkins,
            RewardFeature rewards,
            PassholderFeature passholders,
            DeviceFeature devices,
            IdempotencyRecords records,
            InstantSource clock) {
        var byCode = new CodeVisit(desk, rewards.catalogue());
        return new VisitFeature(
                new CounterVisit(desk, checkins, rewards, passholders.people(), records),
                new DeviceVisit(devices, checkins.events(), desk, clock),
                byCode,
                new OwnVisit(codes, byCode, passholders.birthDates()));
    }
}
