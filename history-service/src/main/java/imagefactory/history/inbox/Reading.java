package imagefactory.history.inbox;

import imagefactory.history.timeline.Told;
import imagefactory.kit.inbox.DeadLetter;
import java.util.List;

/// What records turned out to be: events, dead letters, and how many are of a type not known here.
public record Reading<E>(List<Told<E>> told, List<DeadLetter> dead, int unknown) {
  public Reading {
    told = List.copyOf(told);
    dead = List.copyOf(dead);
  }
}
