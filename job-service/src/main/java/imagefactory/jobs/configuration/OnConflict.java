package imagefactory.jobs.configuration;

/// What becomes of an imported configuration whose name is taken.
public enum OnConflict {
  REFUSE,
  SKIP,
  REPLACE
}
