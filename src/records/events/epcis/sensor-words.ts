/** What sensors measure, by the words of EPCIS 2.0 (GS1 Web Vocabulary, gs1:MeasurementType). */
export const measurementTypes: ReadonlySet<string> = new Set(
  (
    "AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance " +
    "AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance " +
    "Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity " +
    "ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency " +
    "Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux " +
    "LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate " +
    "MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux " +
    "RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed " +
    "SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction " +
    "VolumetricFlux Wavenumber"
  ).split(" "),
);

export const alertTypes: ReadonlySet<string> = new Set(["ALARM_CONDITION", "ERROR_CONDITION"]);

export const components: ReadonlySet<string> = new Set(
  (
    "altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle " +
    "spherical_radius x y z"
  ).split(" "),
);
