/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $Number = $util.global.Number, $Array = $util.global.Array, $String = $util.global.String, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean, $isFinite = $util.global.isFinite;

const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const v2x = $root.v2x = (() => {

    const v2x = {};

    v2x.v1 = (function() {

        const v1 = {};

        v1.BrakePedalStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "BRAKE_PEDAL_STATUS_UNAVAILABLE"] = 0;
            values[valuesById[1] = "BRAKE_PEDAL_STATUS_OFF"] = 1;
            values[valuesById[2] = "BRAKE_PEDAL_STATUS_ON"] = 2;
            return values;
        })();

        v1.ControlStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONTROL_STATUS_UNAVAILABLE"] = 0;
            values[valuesById[1] = "CONTROL_STATUS_OFF"] = 1;
            values[valuesById[2] = "CONTROL_STATUS_ON"] = 2;
            values[valuesById[3] = "CONTROL_STATUS_ENGAGED"] = 3;
            return values;
        })();

        v1.SwitchStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SWITCH_STATUS_UNAVAILABLE"] = 0;
            values[valuesById[1] = "SWITCH_STATUS_OFF"] = 1;
            values[valuesById[2] = "SWITCH_STATUS_ON"] = 2;
            values[valuesById[3] = "SWITCH_STATUS_RESERVED"] = 3;
            return values;
        })();

        v1.PathHistoryPoint = (function() {

            const PathHistoryPoint = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PathHistoryPoint.prototype.latitudeOffset = 0;
            PathHistoryPoint.prototype.longitudeOffset = 0;
            PathHistoryPoint.prototype.elevationOffset = null;
            PathHistoryPoint.prototype.timeOffset = null;
            PathHistoryPoint.prototype.speed = null;
            PathHistoryPoint.prototype.heading = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PathHistoryPoint.prototype, "_elevationOffset", {
                get: $util.oneOfGetter($oneOfFields = ["elevationOffset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PathHistoryPoint.prototype, "_timeOffset", {
                get: $util.oneOfGetter($oneOfFields = ["timeOffset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PathHistoryPoint.prototype, "_speed", {
                get: $util.oneOfGetter($oneOfFields = ["speed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PathHistoryPoint.prototype, "_heading", {
                get: $util.oneOfGetter($oneOfFields = ["heading"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PathHistoryPoint.create = function(properties) {
                return new PathHistoryPoint(properties);
            };

            PathHistoryPoint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.latitudeOffset != null && $Object.hasOwnProperty.call(message, "latitudeOffset") && message.latitudeOffset !== 0)
                    writer.uint32(8).sint32(message.latitudeOffset);
                if (message.longitudeOffset != null && $Object.hasOwnProperty.call(message, "longitudeOffset") && message.longitudeOffset !== 0)
                    writer.uint32(16).sint32(message.longitudeOffset);
                if (message.elevationOffset != null && $Object.hasOwnProperty.call(message, "elevationOffset"))
                    writer.uint32(24).sint32(message.elevationOffset);
                if (message.timeOffset != null && $Object.hasOwnProperty.call(message, "timeOffset"))
                    writer.uint32(32).uint32(message.timeOffset);
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    writer.uint32(40).uint32(message.speed);
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    writer.uint32(48).uint32(message.heading);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PathHistoryPoint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.PathHistoryPoint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.latitudeOffset = value;
                            else
                                delete message.latitudeOffset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.longitudeOffset = value;
                            else
                                delete message.longitudeOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.elevationOffset = reader.sint32();
                            message._elevationOffset = "elevationOffset";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.timeOffset = reader.uint32();
                            message._timeOffset = "timeOffset";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.speed = reader.uint32();
                            message._speed = "speed";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.heading = reader.uint32();
                            message._heading = "heading";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PathHistoryPoint.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.latitudeOffset != null && $Object.hasOwnProperty.call(message, "latitudeOffset"))
                    if (!$util.isInteger(message.latitudeOffset))
                        return "latitudeOffset: integer expected";
                if (message.longitudeOffset != null && $Object.hasOwnProperty.call(message, "longitudeOffset"))
                    if (!$util.isInteger(message.longitudeOffset))
                        return "longitudeOffset: integer expected";
                if (message.elevationOffset != null && $Object.hasOwnProperty.call(message, "elevationOffset")) {
                    properties._elevationOffset = 1;
                    if (!$util.isInteger(message.elevationOffset))
                        return "elevationOffset: integer expected";
                }
                if (message.timeOffset != null && $Object.hasOwnProperty.call(message, "timeOffset")) {
                    properties._timeOffset = 1;
                    if (!$util.isInteger(message.timeOffset))
                        return "timeOffset: integer expected";
                }
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed")) {
                    properties._speed = 1;
                    if (!$util.isInteger(message.speed))
                        return "speed: integer expected";
                }
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading")) {
                    properties._heading = 1;
                    if (!$util.isInteger(message.heading))
                        return "heading: integer expected";
                }
                return null;
            };

            PathHistoryPoint.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.PathHistoryPoint)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.PathHistoryPoint: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.PathHistoryPoint();
                if (object.latitudeOffset != null)
                    if ($Number(object.latitudeOffset) !== 0)
                        message.latitudeOffset = object.latitudeOffset | 0;
                if (object.longitudeOffset != null)
                    if ($Number(object.longitudeOffset) !== 0)
                        message.longitudeOffset = object.longitudeOffset | 0;
                if (object.elevationOffset != null)
                    message.elevationOffset = object.elevationOffset | 0;
                if (object.timeOffset != null)
                    message.timeOffset = object.timeOffset >>> 0;
                if (object.speed != null)
                    message.speed = object.speed >>> 0;
                if (object.heading != null)
                    message.heading = object.heading >>> 0;
                return message;
            };

            PathHistoryPoint.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.latitudeOffset = 0;
                    object.longitudeOffset = 0;
                }
                if (message.latitudeOffset != null && $Object.hasOwnProperty.call(message, "latitudeOffset"))
                    object.latitudeOffset = message.latitudeOffset;
                if (message.longitudeOffset != null && $Object.hasOwnProperty.call(message, "longitudeOffset"))
                    object.longitudeOffset = message.longitudeOffset;
                if (message.elevationOffset != null && $Object.hasOwnProperty.call(message, "elevationOffset"))
                    object.elevationOffset = message.elevationOffset;
                if (message.timeOffset != null && $Object.hasOwnProperty.call(message, "timeOffset"))
                    object.timeOffset = message.timeOffset;
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    object.speed = message.speed;
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    object.heading = message.heading;
                return object;
            };

            PathHistoryPoint.prototype.toJSON = function() {
                return PathHistoryPoint.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PathHistoryPoint;
        })();

        v1.Bsm = (function() {

            const Bsm = function (properties) {
                this.pathHistory = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Bsm.prototype.header = null;
            Bsm.prototype.messageCount = 0;
            Bsm.prototype.temporaryId = $util.newBuffer([]);
            Bsm.prototype.secondMark = null;
            Bsm.prototype.latitude = null;
            Bsm.prototype.longitude = null;
            Bsm.prototype.elevation = null;
            Bsm.prototype.speed = null;
            Bsm.prototype.heading = null;
            Bsm.prototype.accelerationLongitudinal = null;
            Bsm.prototype.accelerationLateral = null;
            Bsm.prototype.accelerationVertical = null;
            Bsm.prototype.yawRate = null;
            Bsm.prototype.transmission = null;
            Bsm.prototype.steeringWheelAngle = null;
            Bsm.prototype.brakePedal = 0;
            Bsm.prototype.wheelBrakes = null;
            Bsm.prototype.tractionControl = 0;
            Bsm.prototype.antiLockBrake = 0;
            Bsm.prototype.stabilityControl = 0;
            Bsm.prototype.brakeBoost = 0;
            Bsm.prototype.auxiliaryBrakes = 0;
            Bsm.prototype.width = 0;
            Bsm.prototype.length = 0;
            Bsm.prototype.height = 0;
            Bsm.prototype.vehicleClass = 0;
            Bsm.prototype.fuelType = 0;
            Bsm.prototype.semiMajorAccuracy = null;
            Bsm.prototype.semiMinorAccuracy = null;
            Bsm.prototype.semiMajorOrientation = null;
            Bsm.prototype.positionConfidence = 0;
            Bsm.prototype.timeConfidence = 0;
            Bsm.prototype.events = 0;
            Bsm.prototype.lights = 0;
            Bsm.prototype.pathPredictionRadius = null;
            Bsm.prototype.pathPredictionConfidence = null;
            Bsm.prototype.pathHistory = $util.emptyArray;
            Bsm.prototype.responseType = 0;
            Bsm.prototype.sirenUse = 0;
            Bsm.prototype.lightbarUse = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_secondMark", {
                get: $util.oneOfGetter($oneOfFields = ["secondMark"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_speed", {
                get: $util.oneOfGetter($oneOfFields = ["speed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_heading", {
                get: $util.oneOfGetter($oneOfFields = ["heading"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_accelerationLongitudinal", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationLongitudinal"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_accelerationLateral", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationLateral"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_accelerationVertical", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationVertical"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_yawRate", {
                get: $util.oneOfGetter($oneOfFields = ["yawRate"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_transmission", {
                get: $util.oneOfGetter($oneOfFields = ["transmission"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_steeringWheelAngle", {
                get: $util.oneOfGetter($oneOfFields = ["steeringWheelAngle"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_wheelBrakes", {
                get: $util.oneOfGetter($oneOfFields = ["wheelBrakes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_semiMajorAccuracy", {
                get: $util.oneOfGetter($oneOfFields = ["semiMajorAccuracy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_semiMinorAccuracy", {
                get: $util.oneOfGetter($oneOfFields = ["semiMinorAccuracy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_semiMajorOrientation", {
                get: $util.oneOfGetter($oneOfFields = ["semiMajorOrientation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_pathPredictionRadius", {
                get: $util.oneOfGetter($oneOfFields = ["pathPredictionRadius"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Bsm.prototype, "_pathPredictionConfidence", {
                get: $util.oneOfGetter($oneOfFields = ["pathPredictionConfidence"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Bsm.create = function(properties) {
                return new Bsm(properties);
            };

            Bsm.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount") && message.messageCount !== 0)
                    writer.uint32(16).uint32(message.messageCount);
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId") && message.temporaryId.length)
                    writer.uint32(26).bytes(message.temporaryId);
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    writer.uint32(32).uint32(message.secondMark);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(45).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(53).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(56).sint32(message.elevation);
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    writer.uint32(64).uint32(message.speed);
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    writer.uint32(72).uint32(message.heading);
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal"))
                    writer.uint32(80).sint32(message.accelerationLongitudinal);
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral"))
                    writer.uint32(88).sint32(message.accelerationLateral);
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical"))
                    writer.uint32(96).sint32(message.accelerationVertical);
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate"))
                    writer.uint32(104).sint32(message.yawRate);
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission"))
                    writer.uint32(112).int32(message.transmission);
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle"))
                    writer.uint32(120).sint32(message.steeringWheelAngle);
                if (message.brakePedal != null && $Object.hasOwnProperty.call(message, "brakePedal") && message.brakePedal !== 0)
                    writer.uint32(128).int32(message.brakePedal);
                if (message.wheelBrakes != null && $Object.hasOwnProperty.call(message, "wheelBrakes"))
                    writer.uint32(136).uint32(message.wheelBrakes);
                if (message.tractionControl != null && $Object.hasOwnProperty.call(message, "tractionControl") && message.tractionControl !== 0)
                    writer.uint32(144).int32(message.tractionControl);
                if (message.antiLockBrake != null && $Object.hasOwnProperty.call(message, "antiLockBrake") && message.antiLockBrake !== 0)
                    writer.uint32(152).int32(message.antiLockBrake);
                if (message.stabilityControl != null && $Object.hasOwnProperty.call(message, "stabilityControl") && message.stabilityControl !== 0)
                    writer.uint32(160).int32(message.stabilityControl);
                if (message.brakeBoost != null && $Object.hasOwnProperty.call(message, "brakeBoost") && message.brakeBoost !== 0)
                    writer.uint32(168).int32(message.brakeBoost);
                if (message.auxiliaryBrakes != null && $Object.hasOwnProperty.call(message, "auxiliaryBrakes") && message.auxiliaryBrakes !== 0)
                    writer.uint32(176).int32(message.auxiliaryBrakes);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                    writer.uint32(184).uint32(message.width);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(192).uint32(message.length);
                if (message.height != null && $Object.hasOwnProperty.call(message, "height") && message.height !== 0)
                    writer.uint32(200).uint32(message.height);
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass") && message.vehicleClass !== 0)
                    writer.uint32(208).uint32(message.vehicleClass);
                if (message.fuelType != null && $Object.hasOwnProperty.call(message, "fuelType") && message.fuelType !== 0)
                    writer.uint32(216).uint32(message.fuelType);
                if (message.semiMajorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMajorAccuracy"))
                    writer.uint32(224).uint32(message.semiMajorAccuracy);
                if (message.semiMinorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMinorAccuracy"))
                    writer.uint32(232).uint32(message.semiMinorAccuracy);
                if (message.semiMajorOrientation != null && $Object.hasOwnProperty.call(message, "semiMajorOrientation"))
                    writer.uint32(240).uint32(message.semiMajorOrientation);
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence") && message.positionConfidence !== 0)
                    writer.uint32(248).uint32(message.positionConfidence);
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence") && message.timeConfidence !== 0)
                    writer.uint32(256).uint32(message.timeConfidence);
                if (message.events != null && $Object.hasOwnProperty.call(message, "events") && message.events !== 0)
                    writer.uint32(264).uint32(message.events);
                if (message.lights != null && $Object.hasOwnProperty.call(message, "lights") && message.lights !== 0)
                    writer.uint32(272).uint32(message.lights);
                if (message.pathPredictionRadius != null && $Object.hasOwnProperty.call(message, "pathPredictionRadius"))
                    writer.uint32(280).sint32(message.pathPredictionRadius);
                if (message.pathPredictionConfidence != null && $Object.hasOwnProperty.call(message, "pathPredictionConfidence"))
                    writer.uint32(288).uint32(message.pathPredictionConfidence);
                if (message.pathHistory != null && message.pathHistory.length)
                    for (let i = 0; i < message.pathHistory.length; ++i)
                        $root.v2x.v1.PathHistoryPoint.encode(message.pathHistory[i], writer.uint32(298).fork(), _depth + 1).ldelim();
                if (message.responseType != null && $Object.hasOwnProperty.call(message, "responseType") && message.responseType !== 0)
                    writer.uint32(304).uint32(message.responseType);
                if (message.sirenUse != null && $Object.hasOwnProperty.call(message, "sirenUse") && message.sirenUse !== 0)
                    writer.uint32(312).uint32(message.sirenUse);
                if (message.lightbarUse != null && $Object.hasOwnProperty.call(message, "lightbarUse") && message.lightbarUse !== 0)
                    writer.uint32(320).uint32(message.lightbarUse);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Bsm.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Bsm();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageCount = value;
                            else
                                delete message.messageCount;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.temporaryId = value;
                            else
                                delete message.temporaryId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.secondMark = reader.uint32();
                            message._secondMark = "secondMark";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.speed = reader.uint32();
                            message._speed = "speed";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.heading = reader.uint32();
                            message._heading = "heading";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.accelerationLongitudinal = reader.sint32();
                            message._accelerationLongitudinal = "accelerationLongitudinal";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            message.accelerationLateral = reader.sint32();
                            message._accelerationLateral = "accelerationLateral";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            message.accelerationVertical = reader.sint32();
                            message._accelerationVertical = "accelerationVertical";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.yawRate = reader.sint32();
                            message._yawRate = "yawRate";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            message.transmission = reader.int32();
                            message._transmission = "transmission";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            message.steeringWheelAngle = reader.sint32();
                            message._steeringWheelAngle = "steeringWheelAngle";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.brakePedal = value;
                            else
                                delete message.brakePedal;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.wheelBrakes = reader.uint32();
                            message._wheelBrakes = "wheelBrakes";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tractionControl = value;
                            else
                                delete message.tractionControl;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.antiLockBrake = value;
                            else
                                delete message.antiLockBrake;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.stabilityControl = value;
                            else
                                delete message.stabilityControl;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.brakeBoost = value;
                            else
                                delete message.brakeBoost;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.auxiliaryBrakes = value;
                            else
                                delete message.auxiliaryBrakes;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    case 25: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.height = value;
                            else
                                delete message.height;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.vehicleClass = value;
                            else
                                delete message.vehicleClass;
                            continue;
                        }
                    case 27: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fuelType = value;
                            else
                                delete message.fuelType;
                            continue;
                        }
                    case 28: {
                            if (wireType !== 0)
                                break;
                            message.semiMajorAccuracy = reader.uint32();
                            message._semiMajorAccuracy = "semiMajorAccuracy";
                            continue;
                        }
                    case 29: {
                            if (wireType !== 0)
                                break;
                            message.semiMinorAccuracy = reader.uint32();
                            message._semiMinorAccuracy = "semiMinorAccuracy";
                            continue;
                        }
                    case 30: {
                            if (wireType !== 0)
                                break;
                            message.semiMajorOrientation = reader.uint32();
                            message._semiMajorOrientation = "semiMajorOrientation";
                            continue;
                        }
                    case 31: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.positionConfidence = value;
                            else
                                delete message.positionConfidence;
                            continue;
                        }
                    case 32: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeConfidence = value;
                            else
                                delete message.timeConfidence;
                            continue;
                        }
                    case 33: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.events = value;
                            else
                                delete message.events;
                            continue;
                        }
                    case 34: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lights = value;
                            else
                                delete message.lights;
                            continue;
                        }
                    case 35: {
                            if (wireType !== 0)
                                break;
                            message.pathPredictionRadius = reader.sint32();
                            message._pathPredictionRadius = "pathPredictionRadius";
                            continue;
                        }
                    case 36: {
                            if (wireType !== 0)
                                break;
                            message.pathPredictionConfidence = reader.uint32();
                            message._pathPredictionConfidence = "pathPredictionConfidence";
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            if (!(message.pathHistory && message.pathHistory.length))
                                message.pathHistory = [];
                            message.pathHistory.push($root.v2x.v1.PathHistoryPoint.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 38: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.responseType = value;
                            else
                                delete message.responseType;
                            continue;
                        }
                    case 39: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sirenUse = value;
                            else
                                delete message.sirenUse;
                            continue;
                        }
                    case 40: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lightbarUse = value;
                            else
                                delete message.lightbarUse;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Bsm.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    if (!$util.isInteger(message.messageCount))
                        return "messageCount: integer expected";
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    if (!(message.temporaryId && typeof message.temporaryId.length === "number" || $util.isString(message.temporaryId)))
                        return "temporaryId: buffer expected";
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark")) {
                    properties._secondMark = 1;
                    if (!$util.isInteger(message.secondMark))
                        return "secondMark: integer expected";
                }
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed")) {
                    properties._speed = 1;
                    if (!$util.isInteger(message.speed))
                        return "speed: integer expected";
                }
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading")) {
                    properties._heading = 1;
                    if (!$util.isInteger(message.heading))
                        return "heading: integer expected";
                }
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal")) {
                    properties._accelerationLongitudinal = 1;
                    if (!$util.isInteger(message.accelerationLongitudinal))
                        return "accelerationLongitudinal: integer expected";
                }
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral")) {
                    properties._accelerationLateral = 1;
                    if (!$util.isInteger(message.accelerationLateral))
                        return "accelerationLateral: integer expected";
                }
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical")) {
                    properties._accelerationVertical = 1;
                    if (!$util.isInteger(message.accelerationVertical))
                        return "accelerationVertical: integer expected";
                }
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate")) {
                    properties._yawRate = 1;
                    if (!$util.isInteger(message.yawRate))
                        return "yawRate: integer expected";
                }
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission")) {
                    properties._transmission = 1;
                    if (typeof message.transmission !== "number" || (message.transmission | 0) !== message.transmission)
                        return "transmission: enum value expected";
                }
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle")) {
                    properties._steeringWheelAngle = 1;
                    if (!$util.isInteger(message.steeringWheelAngle))
                        return "steeringWheelAngle: integer expected";
                }
                if (message.brakePedal != null && $Object.hasOwnProperty.call(message, "brakePedal"))
                    if (typeof message.brakePedal !== "number" || (message.brakePedal | 0) !== message.brakePedal)
                        return "brakePedal: enum value expected";
                if (message.wheelBrakes != null && $Object.hasOwnProperty.call(message, "wheelBrakes")) {
                    properties._wheelBrakes = 1;
                    if (!$util.isInteger(message.wheelBrakes))
                        return "wheelBrakes: integer expected";
                }
                if (message.tractionControl != null && $Object.hasOwnProperty.call(message, "tractionControl"))
                    if (typeof message.tractionControl !== "number" || (message.tractionControl | 0) !== message.tractionControl)
                        return "tractionControl: enum value expected";
                if (message.antiLockBrake != null && $Object.hasOwnProperty.call(message, "antiLockBrake"))
                    if (typeof message.antiLockBrake !== "number" || (message.antiLockBrake | 0) !== message.antiLockBrake)
                        return "antiLockBrake: enum value expected";
                if (message.stabilityControl != null && $Object.hasOwnProperty.call(message, "stabilityControl"))
                    if (typeof message.stabilityControl !== "number" || (message.stabilityControl | 0) !== message.stabilityControl)
                        return "stabilityControl: enum value expected";
                if (message.brakeBoost != null && $Object.hasOwnProperty.call(message, "brakeBoost"))
                    if (typeof message.brakeBoost !== "number" || (message.brakeBoost | 0) !== message.brakeBoost)
                        return "brakeBoost: enum value expected";
                if (message.auxiliaryBrakes != null && $Object.hasOwnProperty.call(message, "auxiliaryBrakes"))
                    if (typeof message.auxiliaryBrakes !== "number" || (message.auxiliaryBrakes | 0) !== message.auxiliaryBrakes)
                        return "auxiliaryBrakes: enum value expected";
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (!$util.isInteger(message.width))
                        return "width: integer expected";
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    if (!$util.isInteger(message.length))
                        return "length: integer expected";
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    if (!$util.isInteger(message.height))
                        return "height: integer expected";
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass"))
                    if (!$util.isInteger(message.vehicleClass))
                        return "vehicleClass: integer expected";
                if (message.fuelType != null && $Object.hasOwnProperty.call(message, "fuelType"))
                    if (!$util.isInteger(message.fuelType))
                        return "fuelType: integer expected";
                if (message.semiMajorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMajorAccuracy")) {
                    properties._semiMajorAccuracy = 1;
                    if (!$util.isInteger(message.semiMajorAccuracy))
                        return "semiMajorAccuracy: integer expected";
                }
                if (message.semiMinorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMinorAccuracy")) {
                    properties._semiMinorAccuracy = 1;
                    if (!$util.isInteger(message.semiMinorAccuracy))
                        return "semiMinorAccuracy: integer expected";
                }
                if (message.semiMajorOrientation != null && $Object.hasOwnProperty.call(message, "semiMajorOrientation")) {
                    properties._semiMajorOrientation = 1;
                    if (!$util.isInteger(message.semiMajorOrientation))
                        return "semiMajorOrientation: integer expected";
                }
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence"))
                    if (!$util.isInteger(message.positionConfidence))
                        return "positionConfidence: integer expected";
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    if (!$util.isInteger(message.timeConfidence))
                        return "timeConfidence: integer expected";
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    if (!$util.isInteger(message.events))
                        return "events: integer expected";
                if (message.lights != null && $Object.hasOwnProperty.call(message, "lights"))
                    if (!$util.isInteger(message.lights))
                        return "lights: integer expected";
                if (message.pathPredictionRadius != null && $Object.hasOwnProperty.call(message, "pathPredictionRadius")) {
                    properties._pathPredictionRadius = 1;
                    if (!$util.isInteger(message.pathPredictionRadius))
                        return "pathPredictionRadius: integer expected";
                }
                if (message.pathPredictionConfidence != null && $Object.hasOwnProperty.call(message, "pathPredictionConfidence")) {
                    properties._pathPredictionConfidence = 1;
                    if (!$util.isInteger(message.pathPredictionConfidence))
                        return "pathPredictionConfidence: integer expected";
                }
                if (message.pathHistory != null && $Object.hasOwnProperty.call(message, "pathHistory")) {
                    if (!$Array.isArray(message.pathHistory))
                        return "pathHistory: array expected";
                    for (let i = 0; i < message.pathHistory.length; ++i) {
                        let error = $root.v2x.v1.PathHistoryPoint.verify(message.pathHistory[i], _depth + 1);
                        if (error)
                            return "pathHistory." + error;
                    }
                }
                if (message.responseType != null && $Object.hasOwnProperty.call(message, "responseType"))
                    if (!$util.isInteger(message.responseType))
                        return "responseType: integer expected";
                if (message.sirenUse != null && $Object.hasOwnProperty.call(message, "sirenUse"))
                    if (!$util.isInteger(message.sirenUse))
                        return "sirenUse: integer expected";
                if (message.lightbarUse != null && $Object.hasOwnProperty.call(message, "lightbarUse"))
                    if (!$util.isInteger(message.lightbarUse))
                        return "lightbarUse: integer expected";
                return null;
            };

            Bsm.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Bsm)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Bsm: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Bsm();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.Bsm.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.messageCount != null)
                    if ($Number(object.messageCount) !== 0)
                        message.messageCount = object.messageCount >>> 0;
                if (object.temporaryId != null)
                    if (object.temporaryId.length)
                        if (typeof object.temporaryId === "string")
                            $util.base64.decode(object.temporaryId, message.temporaryId = $util.newBuffer($util.base64.length(object.temporaryId)), 0);
                        else if (object.temporaryId.length >= 0)
                            message.temporaryId = object.temporaryId;
                if (object.secondMark != null)
                    message.secondMark = object.secondMark >>> 0;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.speed != null)
                    message.speed = object.speed >>> 0;
                if (object.heading != null)
                    message.heading = object.heading >>> 0;
                if (object.accelerationLongitudinal != null)
                    message.accelerationLongitudinal = object.accelerationLongitudinal | 0;
                if (object.accelerationLateral != null)
                    message.accelerationLateral = object.accelerationLateral | 0;
                if (object.accelerationVertical != null)
                    message.accelerationVertical = object.accelerationVertical | 0;
                if (object.yawRate != null)
                    message.yawRate = object.yawRate | 0;
                switch (object.transmission) {
                case "TRANSMISSION_STATE_NEUTRAL":
                case 0:
                    message.transmission = 0;
                    break;
                case "TRANSMISSION_STATE_PARK":
                case 1:
                    message.transmission = 1;
                    break;
                case "TRANSMISSION_STATE_FORWARD_GEARS":
                case 2:
                    message.transmission = 2;
                    break;
                case "TRANSMISSION_STATE_REVERSE_GEARS":
                case 3:
                    message.transmission = 3;
                    break;
                case "TRANSMISSION_STATE_RESERVED_1":
                case 4:
                    message.transmission = 4;
                    break;
                case "TRANSMISSION_STATE_RESERVED_2":
                case 5:
                    message.transmission = 5;
                    break;
                case "TRANSMISSION_STATE_RESERVED_3":
                case 6:
                    message.transmission = 6;
                    break;
                case "TRANSMISSION_STATE_UNAVAILABLE":
                case 7:
                    message.transmission = 7;
                    break;
                default:
                    if (typeof object.transmission === "number" && (object.transmission | 0) === object.transmission)
                        message.transmission = object.transmission;
                }
                if (object.steeringWheelAngle != null)
                    message.steeringWheelAngle = object.steeringWheelAngle | 0;
                if (object.brakePedal !== 0 && (typeof object.brakePedal !== "string" || $root.v2x.v1.BrakePedalStatus[object.brakePedal] !== 0))
                    switch (object.brakePedal) {
                    case "BRAKE_PEDAL_STATUS_UNAVAILABLE":
                    case 0:
                        message.brakePedal = 0;
                        break;
                    case "BRAKE_PEDAL_STATUS_OFF":
                    case 1:
                        message.brakePedal = 1;
                        break;
                    case "BRAKE_PEDAL_STATUS_ON":
                    case 2:
                        message.brakePedal = 2;
                        break;
                    default:
                        if (typeof object.brakePedal === "number" && (object.brakePedal | 0) === object.brakePedal)
                            message.brakePedal = object.brakePedal;
                    }
                if (object.wheelBrakes != null)
                    message.wheelBrakes = object.wheelBrakes >>> 0;
                if (object.tractionControl !== 0 && (typeof object.tractionControl !== "string" || $root.v2x.v1.ControlStatus[object.tractionControl] !== 0))
                    switch (object.tractionControl) {
                    case "CONTROL_STATUS_UNAVAILABLE":
                    case 0:
                        message.tractionControl = 0;
                        break;
                    case "CONTROL_STATUS_OFF":
                    case 1:
                        message.tractionControl = 1;
                        break;
                    case "CONTROL_STATUS_ON":
                    case 2:
                        message.tractionControl = 2;
                        break;
                    case "CONTROL_STATUS_ENGAGED":
                    case 3:
                        message.tractionControl = 3;
                        break;
                    default:
                        if (typeof object.tractionControl === "number" && (object.tractionControl | 0) === object.tractionControl)
                            message.tractionControl = object.tractionControl;
                    }
                if (object.antiLockBrake !== 0 && (typeof object.antiLockBrake !== "string" || $root.v2x.v1.ControlStatus[object.antiLockBrake] !== 0))
                    switch (object.antiLockBrake) {
                    case "CONTROL_STATUS_UNAVAILABLE":
                    case 0:
                        message.antiLockBrake = 0;
                        break;
                    case "CONTROL_STATUS_OFF":
                    case 1:
                        message.antiLockBrake = 1;
                        break;
                    case "CONTROL_STATUS_ON":
                    case 2:
                        message.antiLockBrake = 2;
                        break;
                    case "CONTROL_STATUS_ENGAGED":
                    case 3:
                        message.antiLockBrake = 3;
                        break;
                    default:
                        if (typeof object.antiLockBrake === "number" && (object.antiLockBrake | 0) === object.antiLockBrake)
                            message.antiLockBrake = object.antiLockBrake;
                    }
                if (object.stabilityControl !== 0 && (typeof object.stabilityControl !== "string" || $root.v2x.v1.ControlStatus[object.stabilityControl] !== 0))
                    switch (object.stabilityControl) {
                    case "CONTROL_STATUS_UNAVAILABLE":
                    case 0:
                        message.stabilityControl = 0;
                        break;
                    case "CONTROL_STATUS_OFF":
                    case 1:
                        message.stabilityControl = 1;
                        break;
                    case "CONTROL_STATUS_ON":
                    case 2:
                        message.stabilityControl = 2;
                        break;
                    case "CONTROL_STATUS_ENGAGED":
                    case 3:
                        message.stabilityControl = 3;
                        break;
                    default:
                        if (typeof object.stabilityControl === "number" && (object.stabilityControl | 0) === object.stabilityControl)
                            message.stabilityControl = object.stabilityControl;
                    }
                if (object.brakeBoost !== 0 && (typeof object.brakeBoost !== "string" || $root.v2x.v1.SwitchStatus[object.brakeBoost] !== 0))
                    switch (object.brakeBoost) {
                    case "SWITCH_STATUS_UNAVAILABLE":
                    case 0:
                        message.brakeBoost = 0;
                        break;
                    case "SWITCH_STATUS_OFF":
                    case 1:
                        message.brakeBoost = 1;
                        break;
                    case "SWITCH_STATUS_ON":
                    case 2:
                        message.brakeBoost = 2;
                        break;
                    case "SWITCH_STATUS_RESERVED":
                    case 3:
                        message.brakeBoost = 3;
                        break;
                    default:
                        if (typeof object.brakeBoost === "number" && (object.brakeBoost | 0) === object.brakeBoost)
                            message.brakeBoost = object.brakeBoost;
                    }
                if (object.auxiliaryBrakes !== 0 && (typeof object.auxiliaryBrakes !== "string" || $root.v2x.v1.SwitchStatus[object.auxiliaryBrakes] !== 0))
                    switch (object.auxiliaryBrakes) {
                    case "SWITCH_STATUS_UNAVAILABLE":
                    case 0:
                        message.auxiliaryBrakes = 0;
                        break;
                    case "SWITCH_STATUS_OFF":
                    case 1:
                        message.auxiliaryBrakes = 1;
                        break;
                    case "SWITCH_STATUS_ON":
                    case 2:
                        message.auxiliaryBrakes = 2;
                        break;
                    case "SWITCH_STATUS_RESERVED":
                    case 3:
                        message.auxiliaryBrakes = 3;
                        break;
                    default:
                        if (typeof object.auxiliaryBrakes === "number" && (object.auxiliaryBrakes | 0) === object.auxiliaryBrakes)
                            message.auxiliaryBrakes = object.auxiliaryBrakes;
                    }
                if (object.width != null)
                    if ($Number(object.width) !== 0)
                        message.width = object.width >>> 0;
                if (object.length != null)
                    if ($Number(object.length) !== 0)
                        message.length = object.length >>> 0;
                if (object.height != null)
                    if ($Number(object.height) !== 0)
                        message.height = object.height >>> 0;
                if (object.vehicleClass != null)
                    if ($Number(object.vehicleClass) !== 0)
                        message.vehicleClass = object.vehicleClass >>> 0;
                if (object.fuelType != null)
                    if ($Number(object.fuelType) !== 0)
                        message.fuelType = object.fuelType >>> 0;
                if (object.semiMajorAccuracy != null)
                    message.semiMajorAccuracy = object.semiMajorAccuracy >>> 0;
                if (object.semiMinorAccuracy != null)
                    message.semiMinorAccuracy = object.semiMinorAccuracy >>> 0;
                if (object.semiMajorOrientation != null)
                    message.semiMajorOrientation = object.semiMajorOrientation >>> 0;
                if (object.positionConfidence != null)
                    if ($Number(object.positionConfidence) !== 0)
                        message.positionConfidence = object.positionConfidence >>> 0;
                if (object.timeConfidence != null)
                    if ($Number(object.timeConfidence) !== 0)
                        message.timeConfidence = object.timeConfidence >>> 0;
                if (object.events != null)
                    if ($Number(object.events) !== 0)
                        message.events = object.events >>> 0;
                if (object.lights != null)
                    if ($Number(object.lights) !== 0)
                        message.lights = object.lights >>> 0;
                if (object.pathPredictionRadius != null)
                    message.pathPredictionRadius = object.pathPredictionRadius | 0;
                if (object.pathPredictionConfidence != null)
                    message.pathPredictionConfidence = object.pathPredictionConfidence >>> 0;
                if (object.pathHistory) {
                    if (!$Array.isArray(object.pathHistory))
                        throw $TypeError(".v2x.v1.Bsm.pathHistory: array expected");
                    message.pathHistory = $Array(object.pathHistory.length);
                    for (let i = 0; i < object.pathHistory.length; ++i) {
                        if (!$util.isObject(object.pathHistory[i]))
                            throw $TypeError(".v2x.v1.Bsm.pathHistory: object expected");
                        message.pathHistory[i] = $root.v2x.v1.PathHistoryPoint.fromObject(object.pathHistory[i], _depth + 1);
                    }
                }
                if (object.responseType != null)
                    if ($Number(object.responseType) !== 0)
                        message.responseType = object.responseType >>> 0;
                if (object.sirenUse != null)
                    if ($Number(object.sirenUse) !== 0)
                        message.sirenUse = object.sirenUse >>> 0;
                if (object.lightbarUse != null)
                    if ($Number(object.lightbarUse) !== 0)
                        message.lightbarUse = object.lightbarUse >>> 0;
                return message;
            };

            Bsm.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.pathHistory = [];
                if (options.defaults) {
                    object.header = null;
                    object.messageCount = 0;
                    if (options.bytes === $String)
                        object.temporaryId = "";
                    else {
                        object.temporaryId = [];
                        if (options.bytes !== $Array)
                            object.temporaryId = $util.newBuffer(object.temporaryId);
                    }
                    object.brakePedal = options.enums === $String ? "BRAKE_PEDAL_STATUS_UNAVAILABLE" : 0;
                    object.tractionControl = options.enums === $String ? "CONTROL_STATUS_UNAVAILABLE" : 0;
                    object.antiLockBrake = options.enums === $String ? "CONTROL_STATUS_UNAVAILABLE" : 0;
                    object.stabilityControl = options.enums === $String ? "CONTROL_STATUS_UNAVAILABLE" : 0;
                    object.brakeBoost = options.enums === $String ? "SWITCH_STATUS_UNAVAILABLE" : 0;
                    object.auxiliaryBrakes = options.enums === $String ? "SWITCH_STATUS_UNAVAILABLE" : 0;
                    object.width = 0;
                    object.length = 0;
                    object.height = 0;
                    object.vehicleClass = 0;
                    object.fuelType = 0;
                    object.positionConfidence = 0;
                    object.timeConfidence = 0;
                    object.events = 0;
                    object.lights = 0;
                    object.responseType = 0;
                    object.sirenUse = 0;
                    object.lightbarUse = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    object.messageCount = message.messageCount;
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    object.temporaryId = options.bytes === $String ? $util.base64.encode(message.temporaryId, 0, message.temporaryId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.temporaryId) : message.temporaryId;
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    object.secondMark = message.secondMark;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    object.speed = message.speed;
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    object.heading = message.heading;
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal"))
                    object.accelerationLongitudinal = message.accelerationLongitudinal;
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral"))
                    object.accelerationLateral = message.accelerationLateral;
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical"))
                    object.accelerationVertical = message.accelerationVertical;
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate"))
                    object.yawRate = message.yawRate;
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission"))
                    object.transmission = options.enums === $String ? $root.v2x.v1.TransmissionState[message.transmission] === $undefined ? message.transmission : $root.v2x.v1.TransmissionState[message.transmission] : message.transmission;
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle"))
                    object.steeringWheelAngle = message.steeringWheelAngle;
                if (message.brakePedal != null && $Object.hasOwnProperty.call(message, "brakePedal"))
                    object.brakePedal = options.enums === $String ? $root.v2x.v1.BrakePedalStatus[message.brakePedal] === $undefined ? message.brakePedal : $root.v2x.v1.BrakePedalStatus[message.brakePedal] : message.brakePedal;
                if (message.wheelBrakes != null && $Object.hasOwnProperty.call(message, "wheelBrakes"))
                    object.wheelBrakes = message.wheelBrakes;
                if (message.tractionControl != null && $Object.hasOwnProperty.call(message, "tractionControl"))
                    object.tractionControl = options.enums === $String ? $root.v2x.v1.ControlStatus[message.tractionControl] === $undefined ? message.tractionControl : $root.v2x.v1.ControlStatus[message.tractionControl] : message.tractionControl;
                if (message.antiLockBrake != null && $Object.hasOwnProperty.call(message, "antiLockBrake"))
                    object.antiLockBrake = options.enums === $String ? $root.v2x.v1.ControlStatus[message.antiLockBrake] === $undefined ? message.antiLockBrake : $root.v2x.v1.ControlStatus[message.antiLockBrake] : message.antiLockBrake;
                if (message.stabilityControl != null && $Object.hasOwnProperty.call(message, "stabilityControl"))
                    object.stabilityControl = options.enums === $String ? $root.v2x.v1.ControlStatus[message.stabilityControl] === $undefined ? message.stabilityControl : $root.v2x.v1.ControlStatus[message.stabilityControl] : message.stabilityControl;
                if (message.brakeBoost != null && $Object.hasOwnProperty.call(message, "brakeBoost"))
                    object.brakeBoost = options.enums === $String ? $root.v2x.v1.SwitchStatus[message.brakeBoost] === $undefined ? message.brakeBoost : $root.v2x.v1.SwitchStatus[message.brakeBoost] : message.brakeBoost;
                if (message.auxiliaryBrakes != null && $Object.hasOwnProperty.call(message, "auxiliaryBrakes"))
                    object.auxiliaryBrakes = options.enums === $String ? $root.v2x.v1.SwitchStatus[message.auxiliaryBrakes] === $undefined ? message.auxiliaryBrakes : $root.v2x.v1.SwitchStatus[message.auxiliaryBrakes] : message.auxiliaryBrakes;
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    object.width = message.width;
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    object.length = message.length;
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    object.height = message.height;
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass"))
                    object.vehicleClass = message.vehicleClass;
                if (message.fuelType != null && $Object.hasOwnProperty.call(message, "fuelType"))
                    object.fuelType = message.fuelType;
                if (message.semiMajorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMajorAccuracy"))
                    object.semiMajorAccuracy = message.semiMajorAccuracy;
                if (message.semiMinorAccuracy != null && $Object.hasOwnProperty.call(message, "semiMinorAccuracy"))
                    object.semiMinorAccuracy = message.semiMinorAccuracy;
                if (message.semiMajorOrientation != null && $Object.hasOwnProperty.call(message, "semiMajorOrientation"))
                    object.semiMajorOrientation = message.semiMajorOrientation;
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence"))
                    object.positionConfidence = message.positionConfidence;
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    object.timeConfidence = message.timeConfidence;
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    object.events = message.events;
                if (message.lights != null && $Object.hasOwnProperty.call(message, "lights"))
                    object.lights = message.lights;
                if (message.pathPredictionRadius != null && $Object.hasOwnProperty.call(message, "pathPredictionRadius"))
                    object.pathPredictionRadius = message.pathPredictionRadius;
                if (message.pathPredictionConfidence != null && $Object.hasOwnProperty.call(message, "pathPredictionConfidence"))
                    object.pathPredictionConfidence = message.pathPredictionConfidence;
                if (message.pathHistory && message.pathHistory.length) {
                    object.pathHistory = $Array(message.pathHistory.length);
                    for (let j = 0; j < message.pathHistory.length; ++j)
                        object.pathHistory[j] = $root.v2x.v1.PathHistoryPoint.toObject(message.pathHistory[j], options, _depth + 1);
                }
                if (message.responseType != null && $Object.hasOwnProperty.call(message, "responseType"))
                    object.responseType = message.responseType;
                if (message.sirenUse != null && $Object.hasOwnProperty.call(message, "sirenUse"))
                    object.sirenUse = message.sirenUse;
                if (message.lightbarUse != null && $Object.hasOwnProperty.call(message, "lightbarUse"))
                    object.lightbarUse = message.lightbarUse;
                return object;
            };

            Bsm.prototype.toJSON = function() {
                return Bsm.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Bsm;
        })();

        v1.HeardBsm = (function() {

            const HeardBsm = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HeardBsm.prototype.deviceId = "";
            HeardBsm.prototype.bsm = null;
            HeardBsm.prototype.heardAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HeardBsm.prototype.rssi = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(HeardBsm.prototype, "_rssi", {
                get: $util.oneOfGetter($oneOfFields = ["rssi"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            HeardBsm.create = function(properties) {
                return new HeardBsm(properties);
            };

            HeardBsm.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId") && message.deviceId !== "")
                    writer.uint32(10).string(message.deviceId);
                if (message.bsm != null && $Object.hasOwnProperty.call(message, "bsm"))
                    $root.v2x.v1.Bsm.encode(message.bsm, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.heardAt != null && $Object.hasOwnProperty.call(message, "heardAt") && (typeof message.heardAt === "object" ? message.heardAt.low || message.heardAt.high : message.heardAt !== 0))
                    writer.uint32(24).uint64(message.heardAt);
                if (message.rssi != null && $Object.hasOwnProperty.call(message, "rssi"))
                    writer.uint32(32).sint32(message.rssi);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HeardBsm.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.HeardBsm();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deviceId = value;
                            else
                                delete message.deviceId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.bsm = $root.v2x.v1.Bsm.decode(reader, reader.size(), $undefined, _depth + 1, message.bsm);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.heardAt = value;
                            else
                                delete message.heardAt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.rssi = reader.sint32();
                            message._rssi = "rssi";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HeardBsm.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId"))
                    if (!$util.isString(message.deviceId))
                        return "deviceId: string expected";
                if (message.bsm != null && $Object.hasOwnProperty.call(message, "bsm")) {
                    let error = $root.v2x.v1.Bsm.verify(message.bsm, _depth + 1);
                    if (error)
                        return "bsm." + error;
                }
                if (message.heardAt != null && $Object.hasOwnProperty.call(message, "heardAt"))
                    if (!$util.isInteger(message.heardAt) && !(message.heardAt && $util.isInteger(message.heardAt.low) && $util.isInteger(message.heardAt.high)))
                        return "heardAt: integer|Long expected";
                if (message.rssi != null && $Object.hasOwnProperty.call(message, "rssi")) {
                    properties._rssi = 1;
                    if (!$util.isInteger(message.rssi))
                        return "rssi: integer expected";
                }
                return null;
            };

            HeardBsm.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.HeardBsm)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.HeardBsm: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.HeardBsm();
                if (object.deviceId != null)
                    if (typeof object.deviceId !== "string" || object.deviceId.length)
                        message.deviceId = $String(object.deviceId);
                if (object.bsm != null) {
                    if (!$util.isObject(object.bsm))
                        throw $TypeError(".v2x.v1.HeardBsm.bsm: object expected");
                    message.bsm = $root.v2x.v1.Bsm.fromObject(object.bsm, _depth + 1);
                }
                if (object.heardAt != null)
                    if (typeof object.heardAt === "object" ? object.heardAt.low || object.heardAt.high : $Number(object.heardAt) !== 0)
                        if ($util.Long)
                            message.heardAt = $util.Long.fromValue(object.heardAt, true);
                        else if (typeof object.heardAt === "string")
                            message.heardAt = $parseInt(object.heardAt, 10);
                        else if (typeof object.heardAt === "number")
                            message.heardAt = object.heardAt;
                        else if (typeof object.heardAt === "object")
                            message.heardAt = new $util.LongBits(object.heardAt.low >>> 0, object.heardAt.high >>> 0).toNumber(true);
                if (object.rssi != null)
                    message.rssi = object.rssi | 0;
                return message;
            };

            HeardBsm.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.deviceId = "";
                    object.bsm = null;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.heardAt = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.heardAt = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId"))
                    object.deviceId = message.deviceId;
                if (message.bsm != null && $Object.hasOwnProperty.call(message, "bsm"))
                    object.bsm = $root.v2x.v1.Bsm.toObject(message.bsm, options, _depth + 1);
                if (message.heardAt != null && $Object.hasOwnProperty.call(message, "heardAt"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.heardAt = typeof message.heardAt === "number" ? $BigInt(message.heardAt) : $util.Long.fromBits(message.heardAt.low >>> 0, message.heardAt.high >>> 0, true).toBigInt();
                    else if (typeof message.heardAt === "number")
                        object.heardAt = options.longs === $String ? $String(message.heardAt) : message.heardAt;
                    else
                        object.heardAt = options.longs === $String ? $util.Long.prototype.toString.call(message.heardAt) : options.longs === $Number ? new $util.LongBits(message.heardAt.low >>> 0, message.heardAt.high >>> 0).toNumber(true) : message.heardAt;
                if (message.rssi != null && $Object.hasOwnProperty.call(message, "rssi"))
                    object.rssi = message.rssi;
                return object;
            };

            HeardBsm.prototype.toJSON = function() {
                return HeardBsm.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HeardBsm;
        })();

        v1.BsmFrame = (function() {

            const BsmFrame = function (properties) {
                this.heard = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BsmFrame.prototype.header = null;
            BsmFrame.prototype.heard = $util.emptyArray;

            BsmFrame.create = function(properties) {
                return new BsmFrame(properties);
            };

            BsmFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.heard != null && message.heard.length)
                    for (let i = 0; i < message.heard.length; ++i)
                        $root.v2x.v1.HeardBsm.encode(message.heard[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            BsmFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.BsmFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.heard && message.heard.length))
                                message.heard = [];
                            message.heard.push($root.v2x.v1.HeardBsm.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            BsmFrame.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.heard != null && $Object.hasOwnProperty.call(message, "heard")) {
                    if (!$Array.isArray(message.heard))
                        return "heard: array expected";
                    for (let i = 0; i < message.heard.length; ++i) {
                        let error = $root.v2x.v1.HeardBsm.verify(message.heard[i], _depth + 1);
                        if (error)
                            return "heard." + error;
                    }
                }
                return null;
            };

            BsmFrame.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.BsmFrame)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.BsmFrame: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.BsmFrame();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.BsmFrame.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.heard) {
                    if (!$Array.isArray(object.heard))
                        throw $TypeError(".v2x.v1.BsmFrame.heard: array expected");
                    message.heard = $Array(object.heard.length);
                    for (let i = 0; i < object.heard.length; ++i) {
                        if (!$util.isObject(object.heard[i]))
                            throw $TypeError(".v2x.v1.BsmFrame.heard: object expected");
                        message.heard[i] = $root.v2x.v1.HeardBsm.fromObject(object.heard[i], _depth + 1);
                    }
                }
                return message;
            };

            BsmFrame.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.heard = [];
                if (options.defaults)
                    object.header = null;
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.heard && message.heard.length) {
                    object.heard = $Array(message.heard.length);
                    for (let j = 0; j < message.heard.length; ++j)
                        object.heard[j] = $root.v2x.v1.HeardBsm.toObject(message.heard[j], options, _depth + 1);
                }
                return object;
            };

            BsmFrame.prototype.toJSON = function() {
                return BsmFrame.toObject(this, $protobuf.util.toJSONOptions);
            };

            return BsmFrame;
        })();

        v1.ClockQuality = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CLOCK_QUALITY_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CLOCK_QUALITY_GNSS"] = 1;
            values[valuesById[2] = "CLOCK_QUALITY_PTP"] = 2;
            values[valuesById[3] = "CLOCK_QUALITY_NTP"] = 3;
            values[valuesById[4] = "CLOCK_QUALITY_FREE"] = 4;
            return values;
        })();

        v1.Source = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SOURCE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SOURCE_DEVICE"] = 1;
            values[valuesById[2] = "SOURCE_SIMULATOR"] = 2;
            values[valuesById[3] = "SOURCE_IMPORT"] = 3;
            values[valuesById[4] = "SOURCE_LOAD"] = 4;
            return values;
        })();

        v1.Header = (function() {

            const Header = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Header.prototype.schemaVersion = 0;
            Header.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Header.prototype.generatedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Header.prototype.clockQuality = 0;
            Header.prototype.source = 0;

            Header.create = function(properties) {
                return new Header(properties);
            };

            Header.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion") && message.schemaVersion !== 0)
                    writer.uint32(8).uint32(message.schemaVersion);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(16).uint64(message.sequence);
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt") && (typeof message.generatedAt === "object" ? message.generatedAt.low || message.generatedAt.high : message.generatedAt !== 0))
                    writer.uint32(24).uint64(message.generatedAt);
                if (message.clockQuality != null && $Object.hasOwnProperty.call(message, "clockQuality") && message.clockQuality !== 0)
                    writer.uint32(32).int32(message.clockQuality);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                    writer.uint32(40).int32(message.source);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Header.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Header();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.schemaVersion = value;
                            else
                                delete message.schemaVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.generatedAt = value;
                            else
                                delete message.generatedAt;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.clockQuality = value;
                            else
                                delete message.clockQuality;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Header.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion"))
                    if (!$util.isInteger(message.schemaVersion))
                        return "schemaVersion: integer expected";
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                    if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                        return "sequence: integer|Long expected";
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    if (!$util.isInteger(message.generatedAt) && !(message.generatedAt && $util.isInteger(message.generatedAt.low) && $util.isInteger(message.generatedAt.high)))
                        return "generatedAt: integer|Long expected";
                if (message.clockQuality != null && $Object.hasOwnProperty.call(message, "clockQuality"))
                    if (typeof message.clockQuality !== "number" || (message.clockQuality | 0) !== message.clockQuality)
                        return "clockQuality: enum value expected";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (typeof message.source !== "number" || (message.source | 0) !== message.source)
                        return "source: enum value expected";
                return null;
            };

            Header.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Header)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Header: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Header();
                if (object.schemaVersion != null)
                    if ($Number(object.schemaVersion) !== 0)
                        message.schemaVersion = object.schemaVersion >>> 0;
                if (object.sequence != null)
                    if (typeof object.sequence === "object" ? object.sequence.low || object.sequence.high : $Number(object.sequence) !== 0)
                        if ($util.Long)
                            message.sequence = $util.Long.fromValue(object.sequence, true);
                        else if (typeof object.sequence === "string")
                            message.sequence = $parseInt(object.sequence, 10);
                        else if (typeof object.sequence === "number")
                            message.sequence = object.sequence;
                        else if (typeof object.sequence === "object")
                            message.sequence = new $util.LongBits(object.sequence.low >>> 0, object.sequence.high >>> 0).toNumber(true);
                if (object.generatedAt != null)
                    if (typeof object.generatedAt === "object" ? object.generatedAt.low || object.generatedAt.high : $Number(object.generatedAt) !== 0)
                        if ($util.Long)
                            message.generatedAt = $util.Long.fromValue(object.generatedAt, true);
                        else if (typeof object.generatedAt === "string")
                            message.generatedAt = $parseInt(object.generatedAt, 10);
                        else if (typeof object.generatedAt === "number")
                            message.generatedAt = object.generatedAt;
                        else if (typeof object.generatedAt === "object")
                            message.generatedAt = new $util.LongBits(object.generatedAt.low >>> 0, object.generatedAt.high >>> 0).toNumber(true);
                if (object.clockQuality !== 0 && (typeof object.clockQuality !== "string" || $root.v2x.v1.ClockQuality[object.clockQuality] !== 0))
                    switch (object.clockQuality) {
                    case "CLOCK_QUALITY_UNSPECIFIED":
                    case 0:
                        message.clockQuality = 0;
                        break;
                    case "CLOCK_QUALITY_GNSS":
                    case 1:
                        message.clockQuality = 1;
                        break;
                    case "CLOCK_QUALITY_PTP":
                    case 2:
                        message.clockQuality = 2;
                        break;
                    case "CLOCK_QUALITY_NTP":
                    case 3:
                        message.clockQuality = 3;
                        break;
                    case "CLOCK_QUALITY_FREE":
                    case 4:
                        message.clockQuality = 4;
                        break;
                    default:
                        if (typeof object.clockQuality === "number" && (object.clockQuality | 0) === object.clockQuality)
                            message.clockQuality = object.clockQuality;
                    }
                if (object.source !== 0 && (typeof object.source !== "string" || $root.v2x.v1.Source[object.source] !== 0))
                    switch (object.source) {
                    case "SOURCE_UNSPECIFIED":
                    case 0:
                        message.source = 0;
                        break;
                    case "SOURCE_DEVICE":
                    case 1:
                        message.source = 1;
                        break;
                    case "SOURCE_SIMULATOR":
                    case 2:
                        message.source = 2;
                        break;
                    case "SOURCE_IMPORT":
                    case 3:
                        message.source = 3;
                        break;
                    case "SOURCE_LOAD":
                    case 4:
                        message.source = 4;
                        break;
                    default:
                        if (typeof object.source === "number" && (object.source | 0) === object.source)
                            message.source = object.source;
                    }
                return message;
            };

            Header.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.schemaVersion = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sequence = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sequence = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.generatedAt = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.generatedAt = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.clockQuality = options.enums === $String ? "CLOCK_QUALITY_UNSPECIFIED" : 0;
                    object.source = options.enums === $String ? "SOURCE_UNSPECIFIED" : 0;
                }
                if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion"))
                    object.schemaVersion = message.schemaVersion;
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sequence = typeof message.sequence === "number" ? $BigInt(message.sequence) : $util.Long.fromBits(message.sequence.low >>> 0, message.sequence.high >>> 0, true).toBigInt();
                    else if (typeof message.sequence === "number")
                        object.sequence = options.longs === $String ? $String(message.sequence) : message.sequence;
                    else
                        object.sequence = options.longs === $String ? $util.Long.prototype.toString.call(message.sequence) : options.longs === $Number ? new $util.LongBits(message.sequence.low >>> 0, message.sequence.high >>> 0).toNumber(true) : message.sequence;
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.generatedAt = typeof message.generatedAt === "number" ? $BigInt(message.generatedAt) : $util.Long.fromBits(message.generatedAt.low >>> 0, message.generatedAt.high >>> 0, true).toBigInt();
                    else if (typeof message.generatedAt === "number")
                        object.generatedAt = options.longs === $String ? $String(message.generatedAt) : message.generatedAt;
                    else
                        object.generatedAt = options.longs === $String ? $util.Long.prototype.toString.call(message.generatedAt) : options.longs === $Number ? new $util.LongBits(message.generatedAt.low >>> 0, message.generatedAt.high >>> 0).toNumber(true) : message.generatedAt;
                if (message.clockQuality != null && $Object.hasOwnProperty.call(message, "clockQuality"))
                    object.clockQuality = options.enums === $String ? $root.v2x.v1.ClockQuality[message.clockQuality] === $undefined ? message.clockQuality : $root.v2x.v1.ClockQuality[message.clockQuality] : message.clockQuality;
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = options.enums === $String ? $root.v2x.v1.Source[message.source] === $undefined ? message.source : $root.v2x.v1.Source[message.source] : message.source;
                return object;
            };

            Header.prototype.toJSON = function() {
                return Header.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Header;
        })();

        v1.TransmissionState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TRANSMISSION_STATE_NEUTRAL"] = 0;
            values[valuesById[1] = "TRANSMISSION_STATE_PARK"] = 1;
            values[valuesById[2] = "TRANSMISSION_STATE_FORWARD_GEARS"] = 2;
            values[valuesById[3] = "TRANSMISSION_STATE_REVERSE_GEARS"] = 3;
            values[valuesById[4] = "TRANSMISSION_STATE_RESERVED_1"] = 4;
            values[valuesById[5] = "TRANSMISSION_STATE_RESERVED_2"] = 5;
            values[valuesById[6] = "TRANSMISSION_STATE_RESERVED_3"] = 6;
            values[valuesById[7] = "TRANSMISSION_STATE_UNAVAILABLE"] = 7;
            return values;
        })();

        v1.Point = (function() {

            const Point = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Point.prototype.latitude = null;
            Point.prototype.longitude = null;
            Point.prototype.elevation = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Point.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Point.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Point.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Point.create = function(properties) {
                return new Point(properties);
            };

            Point.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(13).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(21).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(24).sint32(message.elevation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Point.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Point();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Point.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                return null;
            };

            Point.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Point)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Point: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Point();
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                return message;
            };

            Point.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                return object;
            };

            Point.prototype.toJSON = function() {
                return Point.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Point;
        })();

        v1.FieldRule = (function() {

            const FieldRule = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FieldRule.prototype.unit = "";
            FieldRule.prototype.scale = 0;
            FieldRule.prototype.min = null;
            FieldRule.prototype.max = null;
            FieldRule.prototype.invalid = null;
            FieldRule.prototype.codec = "";
            FieldRule.prototype.required = false;
            FieldRule.prototype.lengthMax = 0;
            FieldRule.prototype.bits = "";
            FieldRule.prototype.column = "";
            FieldRule.prototype.source = "";

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FieldRule.prototype, "_min", {
                get: $util.oneOfGetter($oneOfFields = ["min"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FieldRule.prototype, "_max", {
                get: $util.oneOfGetter($oneOfFields = ["max"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FieldRule.prototype, "_invalid", {
                get: $util.oneOfGetter($oneOfFields = ["invalid"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            FieldRule.create = function(properties) {
                return new FieldRule(properties);
            };

            FieldRule.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit") && message.unit !== "")
                    writer.uint32(10).string(message.unit);
                if (message.scale != null && $Object.hasOwnProperty.call(message, "scale") && !$Object.is(message.scale, 0))
                    writer.uint32(17).double(message.scale);
                if (message.min != null && $Object.hasOwnProperty.call(message, "min"))
                    writer.uint32(24).sint64(message.min);
                if (message.max != null && $Object.hasOwnProperty.call(message, "max"))
                    writer.uint32(32).sint64(message.max);
                if (message.invalid != null && $Object.hasOwnProperty.call(message, "invalid"))
                    writer.uint32(40).sint64(message.invalid);
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec") && message.codec !== "")
                    writer.uint32(50).string(message.codec);
                if (message.required != null && $Object.hasOwnProperty.call(message, "required") && message.required !== false)
                    writer.uint32(56).bool(message.required);
                if (message.lengthMax != null && $Object.hasOwnProperty.call(message, "lengthMax") && message.lengthMax !== 0)
                    writer.uint32(64).uint32(message.lengthMax);
                if (message.bits != null && $Object.hasOwnProperty.call(message, "bits") && message.bits !== "")
                    writer.uint32(74).string(message.bits);
                if (message.column != null && $Object.hasOwnProperty.call(message, "column") && message.column !== "")
                    writer.uint32(82).string(message.column);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(90).string(message.source);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FieldRule.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.FieldRule();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.unit = value;
                            else
                                delete message.unit;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.scale = value;
                            else
                                delete message.scale;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.min = reader.sint64();
                            message._min = "min";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.max = reader.sint64();
                            message._max = "max";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.invalid = reader.sint64();
                            message._invalid = "invalid";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.codec = value;
                            else
                                delete message.codec;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.required = value;
                            else
                                delete message.required;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lengthMax = value;
                            else
                                delete message.lengthMax;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.bits = value;
                            else
                                delete message.bits;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.column = value;
                            else
                                delete message.column;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FieldRule.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit"))
                    if (!$util.isString(message.unit))
                        return "unit: string expected";
                if (message.scale != null && $Object.hasOwnProperty.call(message, "scale"))
                    if (typeof message.scale !== "number")
                        return "scale: number expected";
                if (message.min != null && $Object.hasOwnProperty.call(message, "min")) {
                    properties._min = 1;
                    if (!$util.isInteger(message.min) && !(message.min && $util.isInteger(message.min.low) && $util.isInteger(message.min.high)))
                        return "min: integer|Long expected";
                }
                if (message.max != null && $Object.hasOwnProperty.call(message, "max")) {
                    properties._max = 1;
                    if (!$util.isInteger(message.max) && !(message.max && $util.isInteger(message.max.low) && $util.isInteger(message.max.high)))
                        return "max: integer|Long expected";
                }
                if (message.invalid != null && $Object.hasOwnProperty.call(message, "invalid")) {
                    properties._invalid = 1;
                    if (!$util.isInteger(message.invalid) && !(message.invalid && $util.isInteger(message.invalid.low) && $util.isInteger(message.invalid.high)))
                        return "invalid: integer|Long expected";
                }
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec"))
                    if (!$util.isString(message.codec))
                        return "codec: string expected";
                if (message.required != null && $Object.hasOwnProperty.call(message, "required"))
                    if (typeof message.required !== "boolean")
                        return "required: boolean expected";
                if (message.lengthMax != null && $Object.hasOwnProperty.call(message, "lengthMax"))
                    if (!$util.isInteger(message.lengthMax))
                        return "lengthMax: integer expected";
                if (message.bits != null && $Object.hasOwnProperty.call(message, "bits"))
                    if (!$util.isString(message.bits))
                        return "bits: string expected";
                if (message.column != null && $Object.hasOwnProperty.call(message, "column"))
                    if (!$util.isString(message.column))
                        return "column: string expected";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (!$util.isString(message.source))
                        return "source: string expected";
                return null;
            };

            FieldRule.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.FieldRule)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.FieldRule: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.FieldRule();
                if (object.unit != null)
                    if (typeof object.unit !== "string" || object.unit.length)
                        message.unit = $String(object.unit);
                if (object.scale != null)
                    if (!$Object.is($Number(object.scale), 0))
                        message.scale = $Number(object.scale);
                if (object.min != null)
                    if ($util.Long)
                        message.min = $util.Long.fromValue(object.min, false);
                    else if (typeof object.min === "string")
                        message.min = $parseInt(object.min, 10);
                    else if (typeof object.min === "number")
                        message.min = object.min;
                    else if (typeof object.min === "object")
                        message.min = new $util.LongBits(object.min.low >>> 0, object.min.high >>> 0).toNumber();
                if (object.max != null)
                    if ($util.Long)
                        message.max = $util.Long.fromValue(object.max, false);
                    else if (typeof object.max === "string")
                        message.max = $parseInt(object.max, 10);
                    else if (typeof object.max === "number")
                        message.max = object.max;
                    else if (typeof object.max === "object")
                        message.max = new $util.LongBits(object.max.low >>> 0, object.max.high >>> 0).toNumber();
                if (object.invalid != null)
                    if ($util.Long)
                        message.invalid = $util.Long.fromValue(object.invalid, false);
                    else if (typeof object.invalid === "string")
                        message.invalid = $parseInt(object.invalid, 10);
                    else if (typeof object.invalid === "number")
                        message.invalid = object.invalid;
                    else if (typeof object.invalid === "object")
                        message.invalid = new $util.LongBits(object.invalid.low >>> 0, object.invalid.high >>> 0).toNumber();
                if (object.codec != null)
                    if (typeof object.codec !== "string" || object.codec.length)
                        message.codec = $String(object.codec);
                if (object.required != null)
                    if (object.required)
                        message.required = $Boolean(object.required);
                if (object.lengthMax != null)
                    if ($Number(object.lengthMax) !== 0)
                        message.lengthMax = object.lengthMax >>> 0;
                if (object.bits != null)
                    if (typeof object.bits !== "string" || object.bits.length)
                        message.bits = $String(object.bits);
                if (object.column != null)
                    if (typeof object.column !== "string" || object.column.length)
                        message.column = $String(object.column);
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                return message;
            };

            FieldRule.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.unit = "";
                    object.scale = 0;
                    object.codec = "";
                    object.required = false;
                    object.lengthMax = 0;
                    object.bits = "";
                    object.column = "";
                    object.source = "";
                }
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit"))
                    object.unit = message.unit;
                if (message.scale != null && $Object.hasOwnProperty.call(message, "scale"))
                    object.scale = options.json && !$isFinite(message.scale) ? $String(message.scale) : message.scale;
                if (message.min != null && $Object.hasOwnProperty.call(message, "min"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.min = typeof message.min === "number" ? $BigInt(message.min) : $util.Long.fromBits(message.min.low >>> 0, message.min.high >>> 0, false).toBigInt();
                    else if (typeof message.min === "number")
                        object.min = options.longs === $String ? $String(message.min) : message.min;
                    else
                        object.min = options.longs === $String ? $util.Long.prototype.toString.call(message.min) : options.longs === $Number ? new $util.LongBits(message.min.low >>> 0, message.min.high >>> 0).toNumber() : message.min;
                if (message.max != null && $Object.hasOwnProperty.call(message, "max"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.max = typeof message.max === "number" ? $BigInt(message.max) : $util.Long.fromBits(message.max.low >>> 0, message.max.high >>> 0, false).toBigInt();
                    else if (typeof message.max === "number")
                        object.max = options.longs === $String ? $String(message.max) : message.max;
                    else
                        object.max = options.longs === $String ? $util.Long.prototype.toString.call(message.max) : options.longs === $Number ? new $util.LongBits(message.max.low >>> 0, message.max.high >>> 0).toNumber() : message.max;
                if (message.invalid != null && $Object.hasOwnProperty.call(message, "invalid"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.invalid = typeof message.invalid === "number" ? $BigInt(message.invalid) : $util.Long.fromBits(message.invalid.low >>> 0, message.invalid.high >>> 0, false).toBigInt();
                    else if (typeof message.invalid === "number")
                        object.invalid = options.longs === $String ? $String(message.invalid) : message.invalid;
                    else
                        object.invalid = options.longs === $String ? $util.Long.prototype.toString.call(message.invalid) : options.longs === $Number ? new $util.LongBits(message.invalid.low >>> 0, message.invalid.high >>> 0).toNumber() : message.invalid;
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec"))
                    object.codec = message.codec;
                if (message.required != null && $Object.hasOwnProperty.call(message, "required"))
                    object.required = message.required;
                if (message.lengthMax != null && $Object.hasOwnProperty.call(message, "lengthMax"))
                    object.lengthMax = message.lengthMax;
                if (message.bits != null && $Object.hasOwnProperty.call(message, "bits"))
                    object.bits = message.bits;
                if (message.column != null && $Object.hasOwnProperty.call(message, "column"))
                    object.column = message.column;
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                return object;
            };

            FieldRule.prototype.toJSON = function() {
                return FieldRule.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FieldRule;
        })();

        v1.MessageRule = (function() {

            const MessageRule = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MessageRule.prototype.type = "";
            MessageRule.prototype.columnar = false;
            MessageRule.prototype.source = "";

            MessageRule.create = function(properties) {
                return new MessageRule(properties);
            };

            MessageRule.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                    writer.uint32(10).string(message.type);
                if (message.columnar != null && $Object.hasOwnProperty.call(message, "columnar") && message.columnar !== false)
                    writer.uint32(16).bool(message.columnar);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(26).string(message.source);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MessageRule.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.MessageRule();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.columnar = value;
                            else
                                delete message.columnar;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MessageRule.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    if (!$util.isString(message.type))
                        return "type: string expected";
                if (message.columnar != null && $Object.hasOwnProperty.call(message, "columnar"))
                    if (typeof message.columnar !== "boolean")
                        return "columnar: boolean expected";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (!$util.isString(message.source))
                        return "source: string expected";
                return null;
            };

            MessageRule.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.MessageRule)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.MessageRule: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.MessageRule();
                if (object.type != null)
                    if (typeof object.type !== "string" || object.type.length)
                        message.type = $String(object.type);
                if (object.columnar != null)
                    if (object.columnar)
                        message.columnar = $Boolean(object.columnar);
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                return message;
            };

            MessageRule.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.type = "";
                    object.columnar = false;
                    object.source = "";
                }
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = message.type;
                if (message.columnar != null && $Object.hasOwnProperty.call(message, "columnar"))
                    object.columnar = message.columnar;
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                return object;
            };

            MessageRule.prototype.toJSON = function() {
                return MessageRule.toObject(this, $protobuf.util.toJSONOptions);
            };

            return MessageRule;
        })();

        v1.LiveVehicles = (function() {

            const LiveVehicles = function (properties) {
                this.deviceId = [];
                this.latitude = [];
                this.longitude = [];
                this.speed = [];
                this.heading = [];
                this.generatedAt = [];
                this.receivedAt = [];
                this.intervalMs = [];
                this.fleet = [];
                this.vehicleClass = [];
                this.source = [];
                this.yawRate = [];
                this.via = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LiveVehicles.prototype.publishedAt = 0;
            LiveVehicles.prototype.frameNumber = 0;
            LiveVehicles.prototype.snapshot = false;
            LiveVehicles.prototype.deviceId = $util.emptyArray;
            LiveVehicles.prototype.latitude = $util.emptyArray;
            LiveVehicles.prototype.longitude = $util.emptyArray;
            LiveVehicles.prototype.speed = $util.emptyArray;
            LiveVehicles.prototype.heading = $util.emptyArray;
            LiveVehicles.prototype.generatedAt = $util.emptyArray;
            LiveVehicles.prototype.receivedAt = $util.emptyArray;
            LiveVehicles.prototype.intervalMs = $util.emptyArray;
            LiveVehicles.prototype.fleet = $util.emptyArray;
            LiveVehicles.prototype.vehicleClass = $util.emptyArray;
            LiveVehicles.prototype.source = $util.emptyArray;
            LiveVehicles.prototype.yawRate = $util.emptyArray;
            LiveVehicles.prototype.via = $util.emptyArray;

            LiveVehicles.create = function(properties) {
                return new LiveVehicles(properties);
            };

            LiveVehicles.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt") && !$Object.is(message.publishedAt, 0))
                    writer.uint32(9).double(message.publishedAt);
                if (message.frameNumber != null && $Object.hasOwnProperty.call(message, "frameNumber") && message.frameNumber !== 0)
                    writer.uint32(16).uint32(message.frameNumber);
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot") && message.snapshot !== false)
                    writer.uint32(24).bool(message.snapshot);
                if (message.deviceId != null && message.deviceId.length)
                    for (let i = 0; i < message.deviceId.length; ++i)
                        writer.uint32(34).string(message.deviceId[i]);
                if (message.latitude != null && message.latitude.length)
                    writer.uint32(42).sfixed32s(message.latitude);
                if (message.longitude != null && message.longitude.length)
                    writer.uint32(50).sfixed32s(message.longitude);
                if (message.speed != null && message.speed.length)
                    writer.uint32(58).uint32s(message.speed);
                if (message.heading != null && message.heading.length)
                    writer.uint32(66).uint32s(message.heading);
                if (message.generatedAt != null && message.generatedAt.length)
                    writer.uint32(74).doubles(message.generatedAt);
                if (message.receivedAt != null && message.receivedAt.length)
                    writer.uint32(82).doubles(message.receivedAt);
                if (message.intervalMs != null && message.intervalMs.length)
                    writer.uint32(90).uint32s(message.intervalMs);
                if (message.fleet != null && message.fleet.length)
                    writer.uint32(98).uint32s(message.fleet);
                if (message.vehicleClass != null && message.vehicleClass.length)
                    writer.uint32(106).uint32s(message.vehicleClass);
                if (message.source != null && message.source.length)
                    writer.uint32(114).uint32s(message.source);
                if (message.yawRate != null && message.yawRate.length)
                    writer.uint32(122).sint32s(message.yawRate);
                if (message.via != null && message.via.length)
                    for (let i = 0; i < message.via.length; ++i)
                        writer.uint32(130).string(message.via[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LiveVehicles.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.LiveVehicles();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.publishedAt = value;
                            else
                                delete message.publishedAt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.frameNumber = value;
                            else
                                delete message.frameNumber;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.snapshot = value;
                            else
                                delete message.snapshot;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.deviceId && message.deviceId.length))
                                message.deviceId = [];
                            message.deviceId.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.latitude && message.latitude.length))
                                    message.latitude = [];
                                reader.sfixed32s(message.latitude);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.latitude && message.latitude.length))
                                message.latitude = [];
                            message.latitude.push(reader.sfixed32());
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.longitude && message.longitude.length))
                                    message.longitude = [];
                                reader.sfixed32s(message.longitude);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.longitude && message.longitude.length))
                                message.longitude = [];
                            message.longitude.push(reader.sfixed32());
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.speed && message.speed.length))
                                    message.speed = [];
                                reader.uint32s(message.speed);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.speed && message.speed.length))
                                message.speed = [];
                            message.speed.push(reader.uint32());
                            continue;
                        }
                    case 8: {
                            if (wireType === 2) {
                                if (!(message.heading && message.heading.length))
                                    message.heading = [];
                                reader.uint32s(message.heading);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.heading && message.heading.length))
                                message.heading = [];
                            message.heading.push(reader.uint32());
                            continue;
                        }
                    case 9: {
                            if (wireType === 2) {
                                if (!(message.generatedAt && message.generatedAt.length))
                                    message.generatedAt = [];
                                reader.doubles(message.generatedAt);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.generatedAt && message.generatedAt.length))
                                message.generatedAt = [];
                            message.generatedAt.push(reader.double());
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.receivedAt && message.receivedAt.length))
                                    message.receivedAt = [];
                                reader.doubles(message.receivedAt);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.receivedAt && message.receivedAt.length))
                                message.receivedAt = [];
                            message.receivedAt.push(reader.double());
                            continue;
                        }
                    case 11: {
                            if (wireType === 2) {
                                if (!(message.intervalMs && message.intervalMs.length))
                                    message.intervalMs = [];
                                reader.uint32s(message.intervalMs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.intervalMs && message.intervalMs.length))
                                message.intervalMs = [];
                            message.intervalMs.push(reader.uint32());
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.fleet && message.fleet.length))
                                    message.fleet = [];
                                reader.uint32s(message.fleet);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.fleet && message.fleet.length))
                                message.fleet = [];
                            message.fleet.push(reader.uint32());
                            continue;
                        }
                    case 13: {
                            if (wireType === 2) {
                                if (!(message.vehicleClass && message.vehicleClass.length))
                                    message.vehicleClass = [];
                                reader.uint32s(message.vehicleClass);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.vehicleClass && message.vehicleClass.length))
                                message.vehicleClass = [];
                            message.vehicleClass.push(reader.uint32());
                            continue;
                        }
                    case 14: {
                            if (wireType === 2) {
                                if (!(message.source && message.source.length))
                                    message.source = [];
                                reader.uint32s(message.source);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.source && message.source.length))
                                message.source = [];
                            message.source.push(reader.uint32());
                            continue;
                        }
                    case 15: {
                            if (wireType === 2) {
                                if (!(message.yawRate && message.yawRate.length))
                                    message.yawRate = [];
                                reader.sint32s(message.yawRate);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.yawRate && message.yawRate.length))
                                message.yawRate = [];
                            message.yawRate.push(reader.sint32());
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.via && message.via.length))
                                message.via = [];
                            message.via.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LiveVehicles.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    if (typeof message.publishedAt !== "number")
                        return "publishedAt: number expected";
                if (message.frameNumber != null && $Object.hasOwnProperty.call(message, "frameNumber"))
                    if (!$util.isInteger(message.frameNumber))
                        return "frameNumber: integer expected";
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    if (typeof message.snapshot !== "boolean")
                        return "snapshot: boolean expected";
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId")) {
                    if (!$Array.isArray(message.deviceId))
                        return "deviceId: array expected";
                    for (let i = 0; i < message.deviceId.length; ++i)
                        if (!$util.isString(message.deviceId[i]))
                            return "deviceId: string[] expected";
                }
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    if (!$Array.isArray(message.latitude))
                        return "latitude: array expected";
                    for (let i = 0; i < message.latitude.length; ++i)
                        if (!$util.isInteger(message.latitude[i]))
                            return "latitude: integer[] expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    if (!$Array.isArray(message.longitude))
                        return "longitude: array expected";
                    for (let i = 0; i < message.longitude.length; ++i)
                        if (!$util.isInteger(message.longitude[i]))
                            return "longitude: integer[] expected";
                }
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed")) {
                    if (!$Array.isArray(message.speed))
                        return "speed: array expected";
                    for (let i = 0; i < message.speed.length; ++i)
                        if (!$util.isInteger(message.speed[i]))
                            return "speed: integer[] expected";
                }
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading")) {
                    if (!$Array.isArray(message.heading))
                        return "heading: array expected";
                    for (let i = 0; i < message.heading.length; ++i)
                        if (!$util.isInteger(message.heading[i]))
                            return "heading: integer[] expected";
                }
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt")) {
                    if (!$Array.isArray(message.generatedAt))
                        return "generatedAt: array expected";
                    for (let i = 0; i < message.generatedAt.length; ++i)
                        if (typeof message.generatedAt[i] !== "number")
                            return "generatedAt: number[] expected";
                }
                if (message.receivedAt != null && $Object.hasOwnProperty.call(message, "receivedAt")) {
                    if (!$Array.isArray(message.receivedAt))
                        return "receivedAt: array expected";
                    for (let i = 0; i < message.receivedAt.length; ++i)
                        if (typeof message.receivedAt[i] !== "number")
                            return "receivedAt: number[] expected";
                }
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs")) {
                    if (!$Array.isArray(message.intervalMs))
                        return "intervalMs: array expected";
                    for (let i = 0; i < message.intervalMs.length; ++i)
                        if (!$util.isInteger(message.intervalMs[i]))
                            return "intervalMs: integer[] expected";
                }
                if (message.fleet != null && $Object.hasOwnProperty.call(message, "fleet")) {
                    if (!$Array.isArray(message.fleet))
                        return "fleet: array expected";
                    for (let i = 0; i < message.fleet.length; ++i)
                        if (!$util.isInteger(message.fleet[i]))
                            return "fleet: integer[] expected";
                }
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass")) {
                    if (!$Array.isArray(message.vehicleClass))
                        return "vehicleClass: array expected";
                    for (let i = 0; i < message.vehicleClass.length; ++i)
                        if (!$util.isInteger(message.vehicleClass[i]))
                            return "vehicleClass: integer[] expected";
                }
                if (message.source != null && $Object.hasOwnProperty.call(message, "source")) {
                    if (!$Array.isArray(message.source))
                        return "source: array expected";
                    for (let i = 0; i < message.source.length; ++i)
                        if (!$util.isInteger(message.source[i]))
                            return "source: integer[] expected";
                }
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate")) {
                    if (!$Array.isArray(message.yawRate))
                        return "yawRate: array expected";
                    for (let i = 0; i < message.yawRate.length; ++i)
                        if (!$util.isInteger(message.yawRate[i]))
                            return "yawRate: integer[] expected";
                }
                if (message.via != null && $Object.hasOwnProperty.call(message, "via")) {
                    if (!$Array.isArray(message.via))
                        return "via: array expected";
                    for (let i = 0; i < message.via.length; ++i)
                        if (!$util.isString(message.via[i]))
                            return "via: string[] expected";
                }
                return null;
            };

            LiveVehicles.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.LiveVehicles)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.LiveVehicles: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.LiveVehicles();
                if (object.publishedAt != null)
                    if (!$Object.is($Number(object.publishedAt), 0))
                        message.publishedAt = $Number(object.publishedAt);
                if (object.frameNumber != null)
                    if ($Number(object.frameNumber) !== 0)
                        message.frameNumber = object.frameNumber >>> 0;
                if (object.snapshot != null)
                    if (object.snapshot)
                        message.snapshot = $Boolean(object.snapshot);
                if (object.deviceId) {
                    if (!$Array.isArray(object.deviceId))
                        throw $TypeError(".v2x.v1.LiveVehicles.deviceId: array expected");
                    message.deviceId = $Array(object.deviceId.length);
                    for (let i = 0; i < object.deviceId.length; ++i)
                        message.deviceId[i] = $String(object.deviceId[i]);
                }
                if (object.latitude) {
                    if (!$Array.isArray(object.latitude))
                        throw $TypeError(".v2x.v1.LiveVehicles.latitude: array expected");
                    message.latitude = $Array(object.latitude.length);
                    for (let i = 0; i < object.latitude.length; ++i)
                        message.latitude[i] = object.latitude[i] | 0;
                }
                if (object.longitude) {
                    if (!$Array.isArray(object.longitude))
                        throw $TypeError(".v2x.v1.LiveVehicles.longitude: array expected");
                    message.longitude = $Array(object.longitude.length);
                    for (let i = 0; i < object.longitude.length; ++i)
                        message.longitude[i] = object.longitude[i] | 0;
                }
                if (object.speed) {
                    if (!$Array.isArray(object.speed))
                        throw $TypeError(".v2x.v1.LiveVehicles.speed: array expected");
                    message.speed = $Array(object.speed.length);
                    for (let i = 0; i < object.speed.length; ++i)
                        message.speed[i] = object.speed[i] >>> 0;
                }
                if (object.heading) {
                    if (!$Array.isArray(object.heading))
                        throw $TypeError(".v2x.v1.LiveVehicles.heading: array expected");
                    message.heading = $Array(object.heading.length);
                    for (let i = 0; i < object.heading.length; ++i)
                        message.heading[i] = object.heading[i] >>> 0;
                }
                if (object.generatedAt) {
                    if (!$Array.isArray(object.generatedAt))
                        throw $TypeError(".v2x.v1.LiveVehicles.generatedAt: array expected");
                    message.generatedAt = $Array(object.generatedAt.length);
                    for (let i = 0; i < object.generatedAt.length; ++i)
                        message.generatedAt[i] = $Number(object.generatedAt[i]);
                }
                if (object.receivedAt) {
                    if (!$Array.isArray(object.receivedAt))
                        throw $TypeError(".v2x.v1.LiveVehicles.receivedAt: array expected");
                    message.receivedAt = $Array(object.receivedAt.length);
                    for (let i = 0; i < object.receivedAt.length; ++i)
                        message.receivedAt[i] = $Number(object.receivedAt[i]);
                }
                if (object.intervalMs) {
                    if (!$Array.isArray(object.intervalMs))
                        throw $TypeError(".v2x.v1.LiveVehicles.intervalMs: array expected");
                    message.intervalMs = $Array(object.intervalMs.length);
                    for (let i = 0; i < object.intervalMs.length; ++i)
                        message.intervalMs[i] = object.intervalMs[i] >>> 0;
                }
                if (object.fleet) {
                    if (!$Array.isArray(object.fleet))
                        throw $TypeError(".v2x.v1.LiveVehicles.fleet: array expected");
                    message.fleet = $Array(object.fleet.length);
                    for (let i = 0; i < object.fleet.length; ++i)
                        message.fleet[i] = object.fleet[i] >>> 0;
                }
                if (object.vehicleClass) {
                    if (!$Array.isArray(object.vehicleClass))
                        throw $TypeError(".v2x.v1.LiveVehicles.vehicleClass: array expected");
                    message.vehicleClass = $Array(object.vehicleClass.length);
                    for (let i = 0; i < object.vehicleClass.length; ++i)
                        message.vehicleClass[i] = object.vehicleClass[i] >>> 0;
                }
                if (object.source) {
                    if (!$Array.isArray(object.source))
                        throw $TypeError(".v2x.v1.LiveVehicles.source: array expected");
                    message.source = $Array(object.source.length);
                    for (let i = 0; i < object.source.length; ++i)
                        message.source[i] = object.source[i] >>> 0;
                }
                if (object.yawRate) {
                    if (!$Array.isArray(object.yawRate))
                        throw $TypeError(".v2x.v1.LiveVehicles.yawRate: array expected");
                    message.yawRate = $Array(object.yawRate.length);
                    for (let i = 0; i < object.yawRate.length; ++i)
                        message.yawRate[i] = object.yawRate[i] | 0;
                }
                if (object.via) {
                    if (!$Array.isArray(object.via))
                        throw $TypeError(".v2x.v1.LiveVehicles.via: array expected");
                    message.via = $Array(object.via.length);
                    for (let i = 0; i < object.via.length; ++i)
                        message.via[i] = $String(object.via[i]);
                }
                return message;
            };

            LiveVehicles.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.deviceId = [];
                    object.latitude = [];
                    object.longitude = [];
                    object.speed = [];
                    object.heading = [];
                    object.generatedAt = [];
                    object.receivedAt = [];
                    object.intervalMs = [];
                    object.fleet = [];
                    object.vehicleClass = [];
                    object.source = [];
                    object.yawRate = [];
                    object.via = [];
                }
                if (options.defaults) {
                    object.publishedAt = 0;
                    object.frameNumber = 0;
                    object.snapshot = false;
                }
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    object.publishedAt = options.json && !$isFinite(message.publishedAt) ? $String(message.publishedAt) : message.publishedAt;
                if (message.frameNumber != null && $Object.hasOwnProperty.call(message, "frameNumber"))
                    object.frameNumber = message.frameNumber;
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    object.snapshot = message.snapshot;
                if (message.deviceId && message.deviceId.length) {
                    object.deviceId = $Array(message.deviceId.length);
                    for (let j = 0; j < message.deviceId.length; ++j)
                        object.deviceId[j] = message.deviceId[j];
                }
                if (message.latitude && message.latitude.length) {
                    object.latitude = $Array(message.latitude.length);
                    for (let j = 0; j < message.latitude.length; ++j)
                        object.latitude[j] = message.latitude[j];
                }
                if (message.longitude && message.longitude.length) {
                    object.longitude = $Array(message.longitude.length);
                    for (let j = 0; j < message.longitude.length; ++j)
                        object.longitude[j] = message.longitude[j];
                }
                if (message.speed && message.speed.length) {
                    object.speed = $Array(message.speed.length);
                    for (let j = 0; j < message.speed.length; ++j)
                        object.speed[j] = message.speed[j];
                }
                if (message.heading && message.heading.length) {
                    object.heading = $Array(message.heading.length);
                    for (let j = 0; j < message.heading.length; ++j)
                        object.heading[j] = message.heading[j];
                }
                if (message.generatedAt && message.generatedAt.length) {
                    object.generatedAt = $Array(message.generatedAt.length);
                    for (let j = 0; j < message.generatedAt.length; ++j)
                        object.generatedAt[j] = options.json && !$isFinite(message.generatedAt[j]) ? $String(message.generatedAt[j]) : message.generatedAt[j];
                }
                if (message.receivedAt && message.receivedAt.length) {
                    object.receivedAt = $Array(message.receivedAt.length);
                    for (let j = 0; j < message.receivedAt.length; ++j)
                        object.receivedAt[j] = options.json && !$isFinite(message.receivedAt[j]) ? $String(message.receivedAt[j]) : message.receivedAt[j];
                }
                if (message.intervalMs && message.intervalMs.length) {
                    object.intervalMs = $Array(message.intervalMs.length);
                    for (let j = 0; j < message.intervalMs.length; ++j)
                        object.intervalMs[j] = message.intervalMs[j];
                }
                if (message.fleet && message.fleet.length) {
                    object.fleet = $Array(message.fleet.length);
                    for (let j = 0; j < message.fleet.length; ++j)
                        object.fleet[j] = message.fleet[j];
                }
                if (message.vehicleClass && message.vehicleClass.length) {
                    object.vehicleClass = $Array(message.vehicleClass.length);
                    for (let j = 0; j < message.vehicleClass.length; ++j)
                        object.vehicleClass[j] = message.vehicleClass[j];
                }
                if (message.source && message.source.length) {
                    object.source = $Array(message.source.length);
                    for (let j = 0; j < message.source.length; ++j)
                        object.source[j] = message.source[j];
                }
                if (message.yawRate && message.yawRate.length) {
                    object.yawRate = $Array(message.yawRate.length);
                    for (let j = 0; j < message.yawRate.length; ++j)
                        object.yawRate[j] = message.yawRate[j];
                }
                if (message.via && message.via.length) {
                    object.via = $Array(message.via.length);
                    for (let j = 0; j < message.via.length; ++j)
                        object.via[j] = message.via[j];
                }
                return object;
            };

            LiveVehicles.prototype.toJSON = function() {
                return LiveVehicles.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LiveVehicles;
        })();

        v1.LiveMessage = (function() {

            const LiveMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LiveMessage.prototype.kind = "";
            LiveMessage.prototype.deviceId = "";
            LiveMessage.prototype.type = "";
            LiveMessage.prototype.payload = $util.newBuffer([]);
            LiveMessage.prototype.generatedAt = 0;
            LiveMessage.prototype.receivedAt = 0;
            LiveMessage.prototype.intervalMs = 0;

            LiveMessage.create = function(properties) {
                return new LiveMessage(properties);
            };

            LiveMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(10).string(message.kind);
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId") && message.deviceId !== "")
                    writer.uint32(18).string(message.deviceId);
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                    writer.uint32(26).string(message.type);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(34).bytes(message.payload);
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt") && !$Object.is(message.generatedAt, 0))
                    writer.uint32(41).double(message.generatedAt);
                if (message.receivedAt != null && $Object.hasOwnProperty.call(message, "receivedAt") && !$Object.is(message.receivedAt, 0))
                    writer.uint32(49).double(message.receivedAt);
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs") && message.intervalMs !== 0)
                    writer.uint32(56).uint32(message.intervalMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LiveMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.LiveMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deviceId = value;
                            else
                                delete message.deviceId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.generatedAt = value;
                            else
                                delete message.generatedAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.receivedAt = value;
                            else
                                delete message.receivedAt;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.intervalMs = value;
                            else
                                delete message.intervalMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LiveMessage.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (!$util.isString(message.kind))
                        return "kind: string expected";
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId"))
                    if (!$util.isString(message.deviceId))
                        return "deviceId: string expected";
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    if (!$util.isString(message.type))
                        return "type: string expected";
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    if (!(message.payload && typeof message.payload.length === "number" || $util.isString(message.payload)))
                        return "payload: buffer expected";
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    if (typeof message.generatedAt !== "number")
                        return "generatedAt: number expected";
                if (message.receivedAt != null && $Object.hasOwnProperty.call(message, "receivedAt"))
                    if (typeof message.receivedAt !== "number")
                        return "receivedAt: number expected";
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs"))
                    if (!$util.isInteger(message.intervalMs))
                        return "intervalMs: integer expected";
                return null;
            };

            LiveMessage.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.LiveMessage)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.LiveMessage: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.LiveMessage();
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.deviceId != null)
                    if (typeof object.deviceId !== "string" || object.deviceId.length)
                        message.deviceId = $String(object.deviceId);
                if (object.type != null)
                    if (typeof object.type !== "string" || object.type.length)
                        message.type = $String(object.type);
                if (object.payload != null)
                    if (object.payload.length)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                if (object.generatedAt != null)
                    if (!$Object.is($Number(object.generatedAt), 0))
                        message.generatedAt = $Number(object.generatedAt);
                if (object.receivedAt != null)
                    if (!$Object.is($Number(object.receivedAt), 0))
                        message.receivedAt = $Number(object.receivedAt);
                if (object.intervalMs != null)
                    if ($Number(object.intervalMs) !== 0)
                        message.intervalMs = object.intervalMs >>> 0;
                return message;
            };

            LiveMessage.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.kind = "";
                    object.deviceId = "";
                    object.type = "";
                    if (options.bytes === $String)
                        object.payload = "";
                    else {
                        object.payload = [];
                        if (options.bytes !== $Array)
                            object.payload = $util.newBuffer(object.payload);
                    }
                    object.generatedAt = 0;
                    object.receivedAt = 0;
                    object.intervalMs = 0;
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId"))
                    object.deviceId = message.deviceId;
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = message.type;
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    object.generatedAt = options.json && !$isFinite(message.generatedAt) ? $String(message.generatedAt) : message.generatedAt;
                if (message.receivedAt != null && $Object.hasOwnProperty.call(message, "receivedAt"))
                    object.receivedAt = options.json && !$isFinite(message.receivedAt) ? $String(message.receivedAt) : message.receivedAt;
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs"))
                    object.intervalMs = message.intervalMs;
                return object;
            };

            LiveMessage.prototype.toJSON = function() {
                return LiveMessage.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LiveMessage;
        })();

        v1.LiveMessages = (function() {

            const LiveMessages = function (properties) {
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LiveMessages.prototype.publishedAt = 0;
            LiveMessages.prototype.snapshot = false;
            LiveMessages.prototype.messages = $util.emptyArray;

            LiveMessages.create = function(properties) {
                return new LiveMessages(properties);
            };

            LiveMessages.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt") && !$Object.is(message.publishedAt, 0))
                    writer.uint32(9).double(message.publishedAt);
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot") && message.snapshot !== false)
                    writer.uint32(16).bool(message.snapshot);
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        $root.v2x.v1.LiveMessage.encode(message.messages[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LiveMessages.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.LiveMessages();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.publishedAt = value;
                            else
                                delete message.publishedAt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.snapshot = value;
                            else
                                delete message.snapshot;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push($root.v2x.v1.LiveMessage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LiveMessages.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    if (typeof message.publishedAt !== "number")
                        return "publishedAt: number expected";
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    if (typeof message.snapshot !== "boolean")
                        return "snapshot: boolean expected";
                if (message.messages != null && $Object.hasOwnProperty.call(message, "messages")) {
                    if (!$Array.isArray(message.messages))
                        return "messages: array expected";
                    for (let i = 0; i < message.messages.length; ++i) {
                        let error = $root.v2x.v1.LiveMessage.verify(message.messages[i], _depth + 1);
                        if (error)
                            return "messages." + error;
                    }
                }
                return null;
            };

            LiveMessages.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.LiveMessages)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.LiveMessages: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.LiveMessages();
                if (object.publishedAt != null)
                    if (!$Object.is($Number(object.publishedAt), 0))
                        message.publishedAt = $Number(object.publishedAt);
                if (object.snapshot != null)
                    if (object.snapshot)
                        message.snapshot = $Boolean(object.snapshot);
                if (object.messages) {
                    if (!$Array.isArray(object.messages))
                        throw $TypeError(".v2x.v1.LiveMessages.messages: array expected");
                    message.messages = $Array(object.messages.length);
                    for (let i = 0; i < object.messages.length; ++i) {
                        if (!$util.isObject(object.messages[i]))
                            throw $TypeError(".v2x.v1.LiveMessages.messages: object expected");
                        message.messages[i] = $root.v2x.v1.LiveMessage.fromObject(object.messages[i], _depth + 1);
                    }
                }
                return message;
            };

            LiveMessages.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.messages = [];
                if (options.defaults) {
                    object.publishedAt = 0;
                    object.snapshot = false;
                }
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    object.publishedAt = options.json && !$isFinite(message.publishedAt) ? $String(message.publishedAt) : message.publishedAt;
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    object.snapshot = message.snapshot;
                if (message.messages && message.messages.length) {
                    object.messages = $Array(message.messages.length);
                    for (let j = 0; j < message.messages.length; ++j)
                        object.messages[j] = $root.v2x.v1.LiveMessage.toObject(message.messages[j], options, _depth + 1);
                }
                return object;
            };

            LiveMessages.prototype.toJSON = function() {
                return LiveMessages.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LiveMessages;
        })();

        v1.LiveStats = (function() {

            const LiveStats = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LiveStats.prototype.publishedAt = 0;
            LiveStats.prototype.messagesPerSecond = 0;
            LiveStats.prototype.messagesTotal = 0;
            LiveStats.prototype.storedTotal = 0;
            LiveStats.prototype.quarantinedTotal = 0;
            LiveStats.prototype.duplicatesTotal = 0;
            LiveStats.prototype.vehiclesOnline = 0;
            LiveStats.prototype.rsusOnline = 0;
            LiveStats.prototype.pilesOnline = 0;
            LiveStats.prototype.devicesKnown = 0;
            LiveStats.prototype.backlogBytes = 0;
            LiveStats.prototype.backlogMessages = 0;
            LiveStats.prototype.receiveLatencyP50Ms = null;
            LiveStats.prototype.receiveLatencyP99Ms = null;
            LiveStats.prototype.storeLatencyP50Ms = null;
            LiveStats.prototype.storeLatencyP99Ms = null;
            LiveStats.prototype.corruptRangesTotal = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LiveStats.prototype, "_receiveLatencyP50Ms", {
                get: $util.oneOfGetter($oneOfFields = ["receiveLatencyP50Ms"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LiveStats.prototype, "_receiveLatencyP99Ms", {
                get: $util.oneOfGetter($oneOfFields = ["receiveLatencyP99Ms"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LiveStats.prototype, "_storeLatencyP50Ms", {
                get: $util.oneOfGetter($oneOfFields = ["storeLatencyP50Ms"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LiveStats.prototype, "_storeLatencyP99Ms", {
                get: $util.oneOfGetter($oneOfFields = ["storeLatencyP99Ms"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            LiveStats.create = function(properties) {
                return new LiveStats(properties);
            };

            LiveStats.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt") && !$Object.is(message.publishedAt, 0))
                    writer.uint32(9).double(message.publishedAt);
                if (message.messagesPerSecond != null && $Object.hasOwnProperty.call(message, "messagesPerSecond") && !$Object.is(message.messagesPerSecond, 0))
                    writer.uint32(17).double(message.messagesPerSecond);
                if (message.messagesTotal != null && $Object.hasOwnProperty.call(message, "messagesTotal") && !$Object.is(message.messagesTotal, 0))
                    writer.uint32(25).double(message.messagesTotal);
                if (message.storedTotal != null && $Object.hasOwnProperty.call(message, "storedTotal") && !$Object.is(message.storedTotal, 0))
                    writer.uint32(33).double(message.storedTotal);
                if (message.quarantinedTotal != null && $Object.hasOwnProperty.call(message, "quarantinedTotal") && !$Object.is(message.quarantinedTotal, 0))
                    writer.uint32(41).double(message.quarantinedTotal);
                if (message.duplicatesTotal != null && $Object.hasOwnProperty.call(message, "duplicatesTotal") && !$Object.is(message.duplicatesTotal, 0))
                    writer.uint32(49).double(message.duplicatesTotal);
                if (message.vehiclesOnline != null && $Object.hasOwnProperty.call(message, "vehiclesOnline") && message.vehiclesOnline !== 0)
                    writer.uint32(56).uint32(message.vehiclesOnline);
                if (message.rsusOnline != null && $Object.hasOwnProperty.call(message, "rsusOnline") && message.rsusOnline !== 0)
                    writer.uint32(64).uint32(message.rsusOnline);
                if (message.pilesOnline != null && $Object.hasOwnProperty.call(message, "pilesOnline") && message.pilesOnline !== 0)
                    writer.uint32(72).uint32(message.pilesOnline);
                if (message.devicesKnown != null && $Object.hasOwnProperty.call(message, "devicesKnown") && message.devicesKnown !== 0)
                    writer.uint32(80).uint32(message.devicesKnown);
                if (message.backlogBytes != null && $Object.hasOwnProperty.call(message, "backlogBytes") && !$Object.is(message.backlogBytes, 0))
                    writer.uint32(89).double(message.backlogBytes);
                if (message.backlogMessages != null && $Object.hasOwnProperty.call(message, "backlogMessages") && !$Object.is(message.backlogMessages, 0))
                    writer.uint32(97).double(message.backlogMessages);
                if (message.receiveLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP50Ms"))
                    writer.uint32(105).double(message.receiveLatencyP50Ms);
                if (message.receiveLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP99Ms"))
                    writer.uint32(113).double(message.receiveLatencyP99Ms);
                if (message.storeLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP50Ms"))
                    writer.uint32(121).double(message.storeLatencyP50Ms);
                if (message.storeLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP99Ms"))
                    writer.uint32(129).double(message.storeLatencyP99Ms);
                if (message.corruptRangesTotal != null && $Object.hasOwnProperty.call(message, "corruptRangesTotal") && !$Object.is(message.corruptRangesTotal, 0))
                    writer.uint32(137).double(message.corruptRangesTotal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LiveStats.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.LiveStats();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.publishedAt = value;
                            else
                                delete message.publishedAt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.messagesPerSecond = value;
                            else
                                delete message.messagesPerSecond;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.messagesTotal = value;
                            else
                                delete message.messagesTotal;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.storedTotal = value;
                            else
                                delete message.storedTotal;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.quarantinedTotal = value;
                            else
                                delete message.quarantinedTotal;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.duplicatesTotal = value;
                            else
                                delete message.duplicatesTotal;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.vehiclesOnline = value;
                            else
                                delete message.vehiclesOnline;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rsusOnline = value;
                            else
                                delete message.rsusOnline;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pilesOnline = value;
                            else
                                delete message.pilesOnline;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.devicesKnown = value;
                            else
                                delete message.devicesKnown;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.backlogBytes = value;
                            else
                                delete message.backlogBytes;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.backlogMessages = value;
                            else
                                delete message.backlogMessages;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            message.receiveLatencyP50Ms = reader.double();
                            message._receiveLatencyP50Ms = "receiveLatencyP50Ms";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 1)
                                break;
                            message.receiveLatencyP99Ms = reader.double();
                            message._receiveLatencyP99Ms = "receiveLatencyP99Ms";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            message.storeLatencyP50Ms = reader.double();
                            message._storeLatencyP50Ms = "storeLatencyP50Ms";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            message.storeLatencyP99Ms = reader.double();
                            message._storeLatencyP99Ms = "storeLatencyP99Ms";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.corruptRangesTotal = value;
                            else
                                delete message.corruptRangesTotal;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LiveStats.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    if (typeof message.publishedAt !== "number")
                        return "publishedAt: number expected";
                if (message.messagesPerSecond != null && $Object.hasOwnProperty.call(message, "messagesPerSecond"))
                    if (typeof message.messagesPerSecond !== "number")
                        return "messagesPerSecond: number expected";
                if (message.messagesTotal != null && $Object.hasOwnProperty.call(message, "messagesTotal"))
                    if (typeof message.messagesTotal !== "number")
                        return "messagesTotal: number expected";
                if (message.storedTotal != null && $Object.hasOwnProperty.call(message, "storedTotal"))
                    if (typeof message.storedTotal !== "number")
                        return "storedTotal: number expected";
                if (message.quarantinedTotal != null && $Object.hasOwnProperty.call(message, "quarantinedTotal"))
                    if (typeof message.quarantinedTotal !== "number")
                        return "quarantinedTotal: number expected";
                if (message.duplicatesTotal != null && $Object.hasOwnProperty.call(message, "duplicatesTotal"))
                    if (typeof message.duplicatesTotal !== "number")
                        return "duplicatesTotal: number expected";
                if (message.vehiclesOnline != null && $Object.hasOwnProperty.call(message, "vehiclesOnline"))
                    if (!$util.isInteger(message.vehiclesOnline))
                        return "vehiclesOnline: integer expected";
                if (message.rsusOnline != null && $Object.hasOwnProperty.call(message, "rsusOnline"))
                    if (!$util.isInteger(message.rsusOnline))
                        return "rsusOnline: integer expected";
                if (message.pilesOnline != null && $Object.hasOwnProperty.call(message, "pilesOnline"))
                    if (!$util.isInteger(message.pilesOnline))
                        return "pilesOnline: integer expected";
                if (message.devicesKnown != null && $Object.hasOwnProperty.call(message, "devicesKnown"))
                    if (!$util.isInteger(message.devicesKnown))
                        return "devicesKnown: integer expected";
                if (message.backlogBytes != null && $Object.hasOwnProperty.call(message, "backlogBytes"))
                    if (typeof message.backlogBytes !== "number")
                        return "backlogBytes: number expected";
                if (message.backlogMessages != null && $Object.hasOwnProperty.call(message, "backlogMessages"))
                    if (typeof message.backlogMessages !== "number")
                        return "backlogMessages: number expected";
                if (message.receiveLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP50Ms")) {
                    properties._receiveLatencyP50Ms = 1;
                    if (typeof message.receiveLatencyP50Ms !== "number")
                        return "receiveLatencyP50Ms: number expected";
                }
                if (message.receiveLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP99Ms")) {
                    properties._receiveLatencyP99Ms = 1;
                    if (typeof message.receiveLatencyP99Ms !== "number")
                        return "receiveLatencyP99Ms: number expected";
                }
                if (message.storeLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP50Ms")) {
                    properties._storeLatencyP50Ms = 1;
                    if (typeof message.storeLatencyP50Ms !== "number")
                        return "storeLatencyP50Ms: number expected";
                }
                if (message.storeLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP99Ms")) {
                    properties._storeLatencyP99Ms = 1;
                    if (typeof message.storeLatencyP99Ms !== "number")
                        return "storeLatencyP99Ms: number expected";
                }
                if (message.corruptRangesTotal != null && $Object.hasOwnProperty.call(message, "corruptRangesTotal"))
                    if (typeof message.corruptRangesTotal !== "number")
                        return "corruptRangesTotal: number expected";
                return null;
            };

            LiveStats.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.LiveStats)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.LiveStats: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.LiveStats();
                if (object.publishedAt != null)
                    if (!$Object.is($Number(object.publishedAt), 0))
                        message.publishedAt = $Number(object.publishedAt);
                if (object.messagesPerSecond != null)
                    if (!$Object.is($Number(object.messagesPerSecond), 0))
                        message.messagesPerSecond = $Number(object.messagesPerSecond);
                if (object.messagesTotal != null)
                    if (!$Object.is($Number(object.messagesTotal), 0))
                        message.messagesTotal = $Number(object.messagesTotal);
                if (object.storedTotal != null)
                    if (!$Object.is($Number(object.storedTotal), 0))
                        message.storedTotal = $Number(object.storedTotal);
                if (object.quarantinedTotal != null)
                    if (!$Object.is($Number(object.quarantinedTotal), 0))
                        message.quarantinedTotal = $Number(object.quarantinedTotal);
                if (object.duplicatesTotal != null)
                    if (!$Object.is($Number(object.duplicatesTotal), 0))
                        message.duplicatesTotal = $Number(object.duplicatesTotal);
                if (object.vehiclesOnline != null)
                    if ($Number(object.vehiclesOnline) !== 0)
                        message.vehiclesOnline = object.vehiclesOnline >>> 0;
                if (object.rsusOnline != null)
                    if ($Number(object.rsusOnline) !== 0)
                        message.rsusOnline = object.rsusOnline >>> 0;
                if (object.pilesOnline != null)
                    if ($Number(object.pilesOnline) !== 0)
                        message.pilesOnline = object.pilesOnline >>> 0;
                if (object.devicesKnown != null)
                    if ($Number(object.devicesKnown) !== 0)
                        message.devicesKnown = object.devicesKnown >>> 0;
                if (object.backlogBytes != null)
                    if (!$Object.is($Number(object.backlogBytes), 0))
                        message.backlogBytes = $Number(object.backlogBytes);
                if (object.backlogMessages != null)
                    if (!$Object.is($Number(object.backlogMessages), 0))
                        message.backlogMessages = $Number(object.backlogMessages);
                if (object.receiveLatencyP50Ms != null)
                    message.receiveLatencyP50Ms = $Number(object.receiveLatencyP50Ms);
                if (object.receiveLatencyP99Ms != null)
                    message.receiveLatencyP99Ms = $Number(object.receiveLatencyP99Ms);
                if (object.storeLatencyP50Ms != null)
                    message.storeLatencyP50Ms = $Number(object.storeLatencyP50Ms);
                if (object.storeLatencyP99Ms != null)
                    message.storeLatencyP99Ms = $Number(object.storeLatencyP99Ms);
                if (object.corruptRangesTotal != null)
                    if (!$Object.is($Number(object.corruptRangesTotal), 0))
                        message.corruptRangesTotal = $Number(object.corruptRangesTotal);
                return message;
            };

            LiveStats.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.publishedAt = 0;
                    object.messagesPerSecond = 0;
                    object.messagesTotal = 0;
                    object.storedTotal = 0;
                    object.quarantinedTotal = 0;
                    object.duplicatesTotal = 0;
                    object.vehiclesOnline = 0;
                    object.rsusOnline = 0;
                    object.pilesOnline = 0;
                    object.devicesKnown = 0;
                    object.backlogBytes = 0;
                    object.backlogMessages = 0;
                    object.corruptRangesTotal = 0;
                }
                if (message.publishedAt != null && $Object.hasOwnProperty.call(message, "publishedAt"))
                    object.publishedAt = options.json && !$isFinite(message.publishedAt) ? $String(message.publishedAt) : message.publishedAt;
                if (message.messagesPerSecond != null && $Object.hasOwnProperty.call(message, "messagesPerSecond"))
                    object.messagesPerSecond = options.json && !$isFinite(message.messagesPerSecond) ? $String(message.messagesPerSecond) : message.messagesPerSecond;
                if (message.messagesTotal != null && $Object.hasOwnProperty.call(message, "messagesTotal"))
                    object.messagesTotal = options.json && !$isFinite(message.messagesTotal) ? $String(message.messagesTotal) : message.messagesTotal;
                if (message.storedTotal != null && $Object.hasOwnProperty.call(message, "storedTotal"))
                    object.storedTotal = options.json && !$isFinite(message.storedTotal) ? $String(message.storedTotal) : message.storedTotal;
                if (message.quarantinedTotal != null && $Object.hasOwnProperty.call(message, "quarantinedTotal"))
                    object.quarantinedTotal = options.json && !$isFinite(message.quarantinedTotal) ? $String(message.quarantinedTotal) : message.quarantinedTotal;
                if (message.duplicatesTotal != null && $Object.hasOwnProperty.call(message, "duplicatesTotal"))
                    object.duplicatesTotal = options.json && !$isFinite(message.duplicatesTotal) ? $String(message.duplicatesTotal) : message.duplicatesTotal;
                if (message.vehiclesOnline != null && $Object.hasOwnProperty.call(message, "vehiclesOnline"))
                    object.vehiclesOnline = message.vehiclesOnline;
                if (message.rsusOnline != null && $Object.hasOwnProperty.call(message, "rsusOnline"))
                    object.rsusOnline = message.rsusOnline;
                if (message.pilesOnline != null && $Object.hasOwnProperty.call(message, "pilesOnline"))
                    object.pilesOnline = message.pilesOnline;
                if (message.devicesKnown != null && $Object.hasOwnProperty.call(message, "devicesKnown"))
                    object.devicesKnown = message.devicesKnown;
                if (message.backlogBytes != null && $Object.hasOwnProperty.call(message, "backlogBytes"))
                    object.backlogBytes = options.json && !$isFinite(message.backlogBytes) ? $String(message.backlogBytes) : message.backlogBytes;
                if (message.backlogMessages != null && $Object.hasOwnProperty.call(message, "backlogMessages"))
                    object.backlogMessages = options.json && !$isFinite(message.backlogMessages) ? $String(message.backlogMessages) : message.backlogMessages;
                if (message.receiveLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP50Ms"))
                    object.receiveLatencyP50Ms = options.json && !$isFinite(message.receiveLatencyP50Ms) ? $String(message.receiveLatencyP50Ms) : message.receiveLatencyP50Ms;
                if (message.receiveLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "receiveLatencyP99Ms"))
                    object.receiveLatencyP99Ms = options.json && !$isFinite(message.receiveLatencyP99Ms) ? $String(message.receiveLatencyP99Ms) : message.receiveLatencyP99Ms;
                if (message.storeLatencyP50Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP50Ms"))
                    object.storeLatencyP50Ms = options.json && !$isFinite(message.storeLatencyP50Ms) ? $String(message.storeLatencyP50Ms) : message.storeLatencyP50Ms;
                if (message.storeLatencyP99Ms != null && $Object.hasOwnProperty.call(message, "storeLatencyP99Ms"))
                    object.storeLatencyP99Ms = options.json && !$isFinite(message.storeLatencyP99Ms) ? $String(message.storeLatencyP99Ms) : message.storeLatencyP99Ms;
                if (message.corruptRangesTotal != null && $Object.hasOwnProperty.call(message, "corruptRangesTotal"))
                    object.corruptRangesTotal = options.json && !$isFinite(message.corruptRangesTotal) ? $String(message.corruptRangesTotal) : message.corruptRangesTotal;
                return object;
            };

            LiveStats.prototype.toJSON = function() {
                return LiveStats.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LiveStats;
        })();

        v1.Recorded = (function() {

            const Recorded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Recorded.prototype.topic = "";
            Recorded.prototype.generatedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Recorded.prototype.payload = $util.newBuffer([]);
            Recorded.prototype.arrivedAt = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Recorded.prototype, "_arrivedAt", {
                get: $util.oneOfGetter($oneOfFields = ["arrivedAt"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Recorded.create = function(properties) {
                return new Recorded(properties);
            };

            Recorded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(10).string(message.topic);
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt") && (typeof message.generatedAt === "object" ? message.generatedAt.low || message.generatedAt.high : message.generatedAt !== 0))
                    writer.uint32(16).uint64(message.generatedAt);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(26).bytes(message.payload);
                if (message.arrivedAt != null && $Object.hasOwnProperty.call(message, "arrivedAt"))
                    writer.uint32(32).uint64(message.arrivedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Recorded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Recorded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.generatedAt = value;
                            else
                                delete message.generatedAt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.arrivedAt = reader.uint64();
                            message._arrivedAt = "arrivedAt";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Recorded.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    if (!$util.isString(message.topic))
                        return "topic: string expected";
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    if (!$util.isInteger(message.generatedAt) && !(message.generatedAt && $util.isInteger(message.generatedAt.low) && $util.isInteger(message.generatedAt.high)))
                        return "generatedAt: integer|Long expected";
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    if (!(message.payload && typeof message.payload.length === "number" || $util.isString(message.payload)))
                        return "payload: buffer expected";
                if (message.arrivedAt != null && $Object.hasOwnProperty.call(message, "arrivedAt")) {
                    properties._arrivedAt = 1;
                    if (!$util.isInteger(message.arrivedAt) && !(message.arrivedAt && $util.isInteger(message.arrivedAt.low) && $util.isInteger(message.arrivedAt.high)))
                        return "arrivedAt: integer|Long expected";
                }
                return null;
            };

            Recorded.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Recorded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Recorded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Recorded();
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.generatedAt != null)
                    if (typeof object.generatedAt === "object" ? object.generatedAt.low || object.generatedAt.high : $Number(object.generatedAt) !== 0)
                        if ($util.Long)
                            message.generatedAt = $util.Long.fromValue(object.generatedAt, true);
                        else if (typeof object.generatedAt === "string")
                            message.generatedAt = $parseInt(object.generatedAt, 10);
                        else if (typeof object.generatedAt === "number")
                            message.generatedAt = object.generatedAt;
                        else if (typeof object.generatedAt === "object")
                            message.generatedAt = new $util.LongBits(object.generatedAt.low >>> 0, object.generatedAt.high >>> 0).toNumber(true);
                if (object.payload != null)
                    if (object.payload.length)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                if (object.arrivedAt != null)
                    if ($util.Long)
                        message.arrivedAt = $util.Long.fromValue(object.arrivedAt, true);
                    else if (typeof object.arrivedAt === "string")
                        message.arrivedAt = $parseInt(object.arrivedAt, 10);
                    else if (typeof object.arrivedAt === "number")
                        message.arrivedAt = object.arrivedAt;
                    else if (typeof object.arrivedAt === "object")
                        message.arrivedAt = new $util.LongBits(object.arrivedAt.low >>> 0, object.arrivedAt.high >>> 0).toNumber(true);
                return message;
            };

            Recorded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.topic = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.generatedAt = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.generatedAt = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.payload = "";
                    else {
                        object.payload = [];
                        if (options.bytes !== $Array)
                            object.payload = $util.newBuffer(object.payload);
                    }
                }
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.generatedAt != null && $Object.hasOwnProperty.call(message, "generatedAt"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.generatedAt = typeof message.generatedAt === "number" ? $BigInt(message.generatedAt) : $util.Long.fromBits(message.generatedAt.low >>> 0, message.generatedAt.high >>> 0, true).toBigInt();
                    else if (typeof message.generatedAt === "number")
                        object.generatedAt = options.longs === $String ? $String(message.generatedAt) : message.generatedAt;
                    else
                        object.generatedAt = options.longs === $String ? $util.Long.prototype.toString.call(message.generatedAt) : options.longs === $Number ? new $util.LongBits(message.generatedAt.low >>> 0, message.generatedAt.high >>> 0).toNumber(true) : message.generatedAt;
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                if (message.arrivedAt != null && $Object.hasOwnProperty.call(message, "arrivedAt"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.arrivedAt = typeof message.arrivedAt === "number" ? $BigInt(message.arrivedAt) : $util.Long.fromBits(message.arrivedAt.low >>> 0, message.arrivedAt.high >>> 0, true).toBigInt();
                    else if (typeof message.arrivedAt === "number")
                        object.arrivedAt = options.longs === $String ? $String(message.arrivedAt) : message.arrivedAt;
                    else
                        object.arrivedAt = options.longs === $String ? $util.Long.prototype.toString.call(message.arrivedAt) : options.longs === $Number ? new $util.LongBits(message.arrivedAt.low >>> 0, message.arrivedAt.high >>> 0).toNumber(true) : message.arrivedAt;
                return object;
            };

            Recorded.prototype.toJSON = function() {
                return Recorded.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Recorded;
        })();

        v1.SpeedLimit = (function() {

            const SpeedLimit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SpeedLimit.prototype.type = 0;
            SpeedLimit.prototype.speed = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SpeedLimit.prototype, "_speed", {
                get: $util.oneOfGetter($oneOfFields = ["speed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            SpeedLimit.create = function(properties) {
                return new SpeedLimit(properties);
            };

            SpeedLimit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                    writer.uint32(8).uint32(message.type);
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    writer.uint32(16).uint32(message.speed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SpeedLimit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.SpeedLimit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.speed = reader.uint32();
                            message._speed = "speed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SpeedLimit.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    if (!$util.isInteger(message.type))
                        return "type: integer expected";
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed")) {
                    properties._speed = 1;
                    if (!$util.isInteger(message.speed))
                        return "speed: integer expected";
                }
                return null;
            };

            SpeedLimit.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.SpeedLimit)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.SpeedLimit: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.SpeedLimit();
                if (object.type != null)
                    if ($Number(object.type) !== 0)
                        message.type = object.type >>> 0;
                if (object.speed != null)
                    message.speed = object.speed >>> 0;
                return message;
            };

            SpeedLimit.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.type = 0;
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = message.type;
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    object.speed = message.speed;
                return object;
            };

            SpeedLimit.prototype.toJSON = function() {
                return SpeedLimit.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SpeedLimit;
        })();

        v1.Movement = (function() {

            const Movement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Movement.prototype.remoteRegion = 0;
            Movement.prototype.remoteId = 0;
            Movement.prototype.phaseId = 0;

            Movement.create = function(properties) {
                return new Movement(properties);
            };

            Movement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion") && message.remoteRegion !== 0)
                    writer.uint32(8).uint32(message.remoteRegion);
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId") && message.remoteId !== 0)
                    writer.uint32(16).uint32(message.remoteId);
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId") && message.phaseId !== 0)
                    writer.uint32(24).uint32(message.phaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Movement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Movement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.remoteRegion = value;
                            else
                                delete message.remoteRegion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.remoteId = value;
                            else
                                delete message.remoteId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.phaseId = value;
                            else
                                delete message.phaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Movement.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion"))
                    if (!$util.isInteger(message.remoteRegion))
                        return "remoteRegion: integer expected";
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId"))
                    if (!$util.isInteger(message.remoteId))
                        return "remoteId: integer expected";
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    if (!$util.isInteger(message.phaseId))
                        return "phaseId: integer expected";
                return null;
            };

            Movement.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Movement)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Movement: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Movement();
                if (object.remoteRegion != null)
                    if ($Number(object.remoteRegion) !== 0)
                        message.remoteRegion = object.remoteRegion >>> 0;
                if (object.remoteId != null)
                    if ($Number(object.remoteId) !== 0)
                        message.remoteId = object.remoteId >>> 0;
                if (object.phaseId != null)
                    if ($Number(object.phaseId) !== 0)
                        message.phaseId = object.phaseId >>> 0;
                return message;
            };

            Movement.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.remoteRegion = 0;
                    object.remoteId = 0;
                    object.phaseId = 0;
                }
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion"))
                    object.remoteRegion = message.remoteRegion;
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId"))
                    object.remoteId = message.remoteId;
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    object.phaseId = message.phaseId;
                return object;
            };

            Movement.prototype.toJSON = function() {
                return Movement.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Movement;
        })();

        v1.Connection = (function() {

            const Connection = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Connection.prototype.remoteRegion = 0;
            Connection.prototype.remoteId = 0;
            Connection.prototype.laneId = 0;
            Connection.prototype.maneuvers = 0;
            Connection.prototype.phaseId = 0;

            Connection.create = function(properties) {
                return new Connection(properties);
            };

            Connection.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion") && message.remoteRegion !== 0)
                    writer.uint32(8).uint32(message.remoteRegion);
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId") && message.remoteId !== 0)
                    writer.uint32(16).uint32(message.remoteId);
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId") && message.laneId !== 0)
                    writer.uint32(24).uint32(message.laneId);
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers") && message.maneuvers !== 0)
                    writer.uint32(32).uint32(message.maneuvers);
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId") && message.phaseId !== 0)
                    writer.uint32(40).uint32(message.phaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Connection.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Connection();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.remoteRegion = value;
                            else
                                delete message.remoteRegion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.remoteId = value;
                            else
                                delete message.remoteId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.laneId = value;
                            else
                                delete message.laneId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maneuvers = value;
                            else
                                delete message.maneuvers;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.phaseId = value;
                            else
                                delete message.phaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Connection.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion"))
                    if (!$util.isInteger(message.remoteRegion))
                        return "remoteRegion: integer expected";
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId"))
                    if (!$util.isInteger(message.remoteId))
                        return "remoteId: integer expected";
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId"))
                    if (!$util.isInteger(message.laneId))
                        return "laneId: integer expected";
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers"))
                    if (!$util.isInteger(message.maneuvers))
                        return "maneuvers: integer expected";
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    if (!$util.isInteger(message.phaseId))
                        return "phaseId: integer expected";
                return null;
            };

            Connection.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Connection)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Connection: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Connection();
                if (object.remoteRegion != null)
                    if ($Number(object.remoteRegion) !== 0)
                        message.remoteRegion = object.remoteRegion >>> 0;
                if (object.remoteId != null)
                    if ($Number(object.remoteId) !== 0)
                        message.remoteId = object.remoteId >>> 0;
                if (object.laneId != null)
                    if ($Number(object.laneId) !== 0)
                        message.laneId = object.laneId >>> 0;
                if (object.maneuvers != null)
                    if ($Number(object.maneuvers) !== 0)
                        message.maneuvers = object.maneuvers >>> 0;
                if (object.phaseId != null)
                    if ($Number(object.phaseId) !== 0)
                        message.phaseId = object.phaseId >>> 0;
                return message;
            };

            Connection.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.remoteRegion = 0;
                    object.remoteId = 0;
                    object.laneId = 0;
                    object.maneuvers = 0;
                    object.phaseId = 0;
                }
                if (message.remoteRegion != null && $Object.hasOwnProperty.call(message, "remoteRegion"))
                    object.remoteRegion = message.remoteRegion;
                if (message.remoteId != null && $Object.hasOwnProperty.call(message, "remoteId"))
                    object.remoteId = message.remoteId;
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId"))
                    object.laneId = message.laneId;
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers"))
                    object.maneuvers = message.maneuvers;
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    object.phaseId = message.phaseId;
                return object;
            };

            Connection.prototype.toJSON = function() {
                return Connection.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Connection;
        })();

        v1.Lane = (function() {

            const Lane = function (properties) {
                this.connectsTo = [];
                this.speedLimits = [];
                this.points = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Lane.prototype.laneId = 0;
            Lane.prototype.laneWidth = 0;
            Lane.prototype.laneType = 0;
            Lane.prototype.sharing = 0;
            Lane.prototype.maneuvers = 0;
            Lane.prototype.connectsTo = $util.emptyArray;
            Lane.prototype.speedLimits = $util.emptyArray;
            Lane.prototype.points = $util.emptyArray;

            Lane.create = function(properties) {
                return new Lane(properties);
            };

            Lane.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId") && message.laneId !== 0)
                    writer.uint32(8).uint32(message.laneId);
                if (message.laneWidth != null && $Object.hasOwnProperty.call(message, "laneWidth") && message.laneWidth !== 0)
                    writer.uint32(16).uint32(message.laneWidth);
                if (message.laneType != null && $Object.hasOwnProperty.call(message, "laneType") && message.laneType !== 0)
                    writer.uint32(24).uint32(message.laneType);
                if (message.sharing != null && $Object.hasOwnProperty.call(message, "sharing") && message.sharing !== 0)
                    writer.uint32(32).uint32(message.sharing);
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers") && message.maneuvers !== 0)
                    writer.uint32(40).uint32(message.maneuvers);
                if (message.connectsTo != null && message.connectsTo.length)
                    for (let i = 0; i < message.connectsTo.length; ++i)
                        $root.v2x.v1.Connection.encode(message.connectsTo[i], writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.speedLimits != null && message.speedLimits.length)
                    for (let i = 0; i < message.speedLimits.length; ++i)
                        $root.v2x.v1.SpeedLimit.encode(message.speedLimits[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.points != null && message.points.length)
                    for (let i = 0; i < message.points.length; ++i)
                        $root.v2x.v1.Point.encode(message.points[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Lane.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Lane();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.laneId = value;
                            else
                                delete message.laneId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.laneWidth = value;
                            else
                                delete message.laneWidth;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.laneType = value;
                            else
                                delete message.laneType;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sharing = value;
                            else
                                delete message.sharing;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maneuvers = value;
                            else
                                delete message.maneuvers;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.connectsTo && message.connectsTo.length))
                                message.connectsTo = [];
                            message.connectsTo.push($root.v2x.v1.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.speedLimits && message.speedLimits.length))
                                message.speedLimits = [];
                            message.speedLimits.push($root.v2x.v1.SpeedLimit.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.points && message.points.length))
                                message.points = [];
                            message.points.push($root.v2x.v1.Point.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Lane.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId"))
                    if (!$util.isInteger(message.laneId))
                        return "laneId: integer expected";
                if (message.laneWidth != null && $Object.hasOwnProperty.call(message, "laneWidth"))
                    if (!$util.isInteger(message.laneWidth))
                        return "laneWidth: integer expected";
                if (message.laneType != null && $Object.hasOwnProperty.call(message, "laneType"))
                    if (!$util.isInteger(message.laneType))
                        return "laneType: integer expected";
                if (message.sharing != null && $Object.hasOwnProperty.call(message, "sharing"))
                    if (!$util.isInteger(message.sharing))
                        return "sharing: integer expected";
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers"))
                    if (!$util.isInteger(message.maneuvers))
                        return "maneuvers: integer expected";
                if (message.connectsTo != null && $Object.hasOwnProperty.call(message, "connectsTo")) {
                    if (!$Array.isArray(message.connectsTo))
                        return "connectsTo: array expected";
                    for (let i = 0; i < message.connectsTo.length; ++i) {
                        let error = $root.v2x.v1.Connection.verify(message.connectsTo[i], _depth + 1);
                        if (error)
                            return "connectsTo." + error;
                    }
                }
                if (message.speedLimits != null && $Object.hasOwnProperty.call(message, "speedLimits")) {
                    if (!$Array.isArray(message.speedLimits))
                        return "speedLimits: array expected";
                    for (let i = 0; i < message.speedLimits.length; ++i) {
                        let error = $root.v2x.v1.SpeedLimit.verify(message.speedLimits[i], _depth + 1);
                        if (error)
                            return "speedLimits." + error;
                    }
                }
                if (message.points != null && $Object.hasOwnProperty.call(message, "points")) {
                    if (!$Array.isArray(message.points))
                        return "points: array expected";
                    for (let i = 0; i < message.points.length; ++i) {
                        let error = $root.v2x.v1.Point.verify(message.points[i], _depth + 1);
                        if (error)
                            return "points." + error;
                    }
                }
                return null;
            };

            Lane.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Lane)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Lane: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Lane();
                if (object.laneId != null)
                    if ($Number(object.laneId) !== 0)
                        message.laneId = object.laneId >>> 0;
                if (object.laneWidth != null)
                    if ($Number(object.laneWidth) !== 0)
                        message.laneWidth = object.laneWidth >>> 0;
                if (object.laneType != null)
                    if ($Number(object.laneType) !== 0)
                        message.laneType = object.laneType >>> 0;
                if (object.sharing != null)
                    if ($Number(object.sharing) !== 0)
                        message.sharing = object.sharing >>> 0;
                if (object.maneuvers != null)
                    if ($Number(object.maneuvers) !== 0)
                        message.maneuvers = object.maneuvers >>> 0;
                if (object.connectsTo) {
                    if (!$Array.isArray(object.connectsTo))
                        throw $TypeError(".v2x.v1.Lane.connectsTo: array expected");
                    message.connectsTo = $Array(object.connectsTo.length);
                    for (let i = 0; i < object.connectsTo.length; ++i) {
                        if (!$util.isObject(object.connectsTo[i]))
                            throw $TypeError(".v2x.v1.Lane.connectsTo: object expected");
                        message.connectsTo[i] = $root.v2x.v1.Connection.fromObject(object.connectsTo[i], _depth + 1);
                    }
                }
                if (object.speedLimits) {
                    if (!$Array.isArray(object.speedLimits))
                        throw $TypeError(".v2x.v1.Lane.speedLimits: array expected");
                    message.speedLimits = $Array(object.speedLimits.length);
                    for (let i = 0; i < object.speedLimits.length; ++i) {
                        if (!$util.isObject(object.speedLimits[i]))
                            throw $TypeError(".v2x.v1.Lane.speedLimits: object expected");
                        message.speedLimits[i] = $root.v2x.v1.SpeedLimit.fromObject(object.speedLimits[i], _depth + 1);
                    }
                }
                if (object.points) {
                    if (!$Array.isArray(object.points))
                        throw $TypeError(".v2x.v1.Lane.points: array expected");
                    message.points = $Array(object.points.length);
                    for (let i = 0; i < object.points.length; ++i) {
                        if (!$util.isObject(object.points[i]))
                            throw $TypeError(".v2x.v1.Lane.points: object expected");
                        message.points[i] = $root.v2x.v1.Point.fromObject(object.points[i], _depth + 1);
                    }
                }
                return message;
            };

            Lane.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.connectsTo = [];
                    object.speedLimits = [];
                    object.points = [];
                }
                if (options.defaults) {
                    object.laneId = 0;
                    object.laneWidth = 0;
                    object.laneType = 0;
                    object.sharing = 0;
                    object.maneuvers = 0;
                }
                if (message.laneId != null && $Object.hasOwnProperty.call(message, "laneId"))
                    object.laneId = message.laneId;
                if (message.laneWidth != null && $Object.hasOwnProperty.call(message, "laneWidth"))
                    object.laneWidth = message.laneWidth;
                if (message.laneType != null && $Object.hasOwnProperty.call(message, "laneType"))
                    object.laneType = message.laneType;
                if (message.sharing != null && $Object.hasOwnProperty.call(message, "sharing"))
                    object.sharing = message.sharing;
                if (message.maneuvers != null && $Object.hasOwnProperty.call(message, "maneuvers"))
                    object.maneuvers = message.maneuvers;
                if (message.connectsTo && message.connectsTo.length) {
                    object.connectsTo = $Array(message.connectsTo.length);
                    for (let j = 0; j < message.connectsTo.length; ++j)
                        object.connectsTo[j] = $root.v2x.v1.Connection.toObject(message.connectsTo[j], options, _depth + 1);
                }
                if (message.speedLimits && message.speedLimits.length) {
                    object.speedLimits = $Array(message.speedLimits.length);
                    for (let j = 0; j < message.speedLimits.length; ++j)
                        object.speedLimits[j] = $root.v2x.v1.SpeedLimit.toObject(message.speedLimits[j], options, _depth + 1);
                }
                if (message.points && message.points.length) {
                    object.points = $Array(message.points.length);
                    for (let j = 0; j < message.points.length; ++j)
                        object.points[j] = $root.v2x.v1.Point.toObject(message.points[j], options, _depth + 1);
                }
                return object;
            };

            Lane.prototype.toJSON = function() {
                return Lane.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Lane;
        })();

        v1.Link = (function() {

            const Link = function (properties) {
                this.speedLimits = [];
                this.points = [];
                this.movements = [];
                this.lanes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Link.prototype.name = "";
            Link.prototype.upstreamRegion = 0;
            Link.prototype.upstreamId = 0;
            Link.prototype.speedLimits = $util.emptyArray;
            Link.prototype.linkWidth = 0;
            Link.prototype.points = $util.emptyArray;
            Link.prototype.movements = $util.emptyArray;
            Link.prototype.lanes = $util.emptyArray;

            Link.create = function(properties) {
                return new Link(properties);
            };

            Link.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(10).string(message.name);
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion") && message.upstreamRegion !== 0)
                    writer.uint32(16).uint32(message.upstreamRegion);
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId") && message.upstreamId !== 0)
                    writer.uint32(24).uint32(message.upstreamId);
                if (message.speedLimits != null && message.speedLimits.length)
                    for (let i = 0; i < message.speedLimits.length; ++i)
                        $root.v2x.v1.SpeedLimit.encode(message.speedLimits[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.linkWidth != null && $Object.hasOwnProperty.call(message, "linkWidth") && message.linkWidth !== 0)
                    writer.uint32(40).uint32(message.linkWidth);
                if (message.points != null && message.points.length)
                    for (let i = 0; i < message.points.length; ++i)
                        $root.v2x.v1.Point.encode(message.points[i], writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.movements != null && message.movements.length)
                    for (let i = 0; i < message.movements.length; ++i)
                        $root.v2x.v1.Movement.encode(message.movements[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.lanes != null && message.lanes.length)
                    for (let i = 0; i < message.lanes.length; ++i)
                        $root.v2x.v1.Lane.encode(message.lanes[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Link.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Link();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.upstreamRegion = value;
                            else
                                delete message.upstreamRegion;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.upstreamId = value;
                            else
                                delete message.upstreamId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.speedLimits && message.speedLimits.length))
                                message.speedLimits = [];
                            message.speedLimits.push($root.v2x.v1.SpeedLimit.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.linkWidth = value;
                            else
                                delete message.linkWidth;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.points && message.points.length))
                                message.points = [];
                            message.points.push($root.v2x.v1.Point.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.movements && message.movements.length))
                                message.movements = [];
                            message.movements.push($root.v2x.v1.Movement.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lanes && message.lanes.length))
                                message.lanes = [];
                            message.lanes.push($root.v2x.v1.Lane.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Link.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion"))
                    if (!$util.isInteger(message.upstreamRegion))
                        return "upstreamRegion: integer expected";
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId"))
                    if (!$util.isInteger(message.upstreamId))
                        return "upstreamId: integer expected";
                if (message.speedLimits != null && $Object.hasOwnProperty.call(message, "speedLimits")) {
                    if (!$Array.isArray(message.speedLimits))
                        return "speedLimits: array expected";
                    for (let i = 0; i < message.speedLimits.length; ++i) {
                        let error = $root.v2x.v1.SpeedLimit.verify(message.speedLimits[i], _depth + 1);
                        if (error)
                            return "speedLimits." + error;
                    }
                }
                if (message.linkWidth != null && $Object.hasOwnProperty.call(message, "linkWidth"))
                    if (!$util.isInteger(message.linkWidth))
                        return "linkWidth: integer expected";
                if (message.points != null && $Object.hasOwnProperty.call(message, "points")) {
                    if (!$Array.isArray(message.points))
                        return "points: array expected";
                    for (let i = 0; i < message.points.length; ++i) {
                        let error = $root.v2x.v1.Point.verify(message.points[i], _depth + 1);
                        if (error)
                            return "points." + error;
                    }
                }
                if (message.movements != null && $Object.hasOwnProperty.call(message, "movements")) {
                    if (!$Array.isArray(message.movements))
                        return "movements: array expected";
                    for (let i = 0; i < message.movements.length; ++i) {
                        let error = $root.v2x.v1.Movement.verify(message.movements[i], _depth + 1);
                        if (error)
                            return "movements." + error;
                    }
                }
                if (message.lanes != null && $Object.hasOwnProperty.call(message, "lanes")) {
                    if (!$Array.isArray(message.lanes))
                        return "lanes: array expected";
                    for (let i = 0; i < message.lanes.length; ++i) {
                        let error = $root.v2x.v1.Lane.verify(message.lanes[i], _depth + 1);
                        if (error)
                            return "lanes." + error;
                    }
                }
                return null;
            };

            Link.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Link)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Link: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Link();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.upstreamRegion != null)
                    if ($Number(object.upstreamRegion) !== 0)
                        message.upstreamRegion = object.upstreamRegion >>> 0;
                if (object.upstreamId != null)
                    if ($Number(object.upstreamId) !== 0)
                        message.upstreamId = object.upstreamId >>> 0;
                if (object.speedLimits) {
                    if (!$Array.isArray(object.speedLimits))
                        throw $TypeError(".v2x.v1.Link.speedLimits: array expected");
                    message.speedLimits = $Array(object.speedLimits.length);
                    for (let i = 0; i < object.speedLimits.length; ++i) {
                        if (!$util.isObject(object.speedLimits[i]))
                            throw $TypeError(".v2x.v1.Link.speedLimits: object expected");
                        message.speedLimits[i] = $root.v2x.v1.SpeedLimit.fromObject(object.speedLimits[i], _depth + 1);
                    }
                }
                if (object.linkWidth != null)
                    if ($Number(object.linkWidth) !== 0)
                        message.linkWidth = object.linkWidth >>> 0;
                if (object.points) {
                    if (!$Array.isArray(object.points))
                        throw $TypeError(".v2x.v1.Link.points: array expected");
                    message.points = $Array(object.points.length);
                    for (let i = 0; i < object.points.length; ++i) {
                        if (!$util.isObject(object.points[i]))
                            throw $TypeError(".v2x.v1.Link.points: object expected");
                        message.points[i] = $root.v2x.v1.Point.fromObject(object.points[i], _depth + 1);
                    }
                }
                if (object.movements) {
                    if (!$Array.isArray(object.movements))
                        throw $TypeError(".v2x.v1.Link.movements: array expected");
                    message.movements = $Array(object.movements.length);
                    for (let i = 0; i < object.movements.length; ++i) {
                        if (!$util.isObject(object.movements[i]))
                            throw $TypeError(".v2x.v1.Link.movements: object expected");
                        message.movements[i] = $root.v2x.v1.Movement.fromObject(object.movements[i], _depth + 1);
                    }
                }
                if (object.lanes) {
                    if (!$Array.isArray(object.lanes))
                        throw $TypeError(".v2x.v1.Link.lanes: array expected");
                    message.lanes = $Array(object.lanes.length);
                    for (let i = 0; i < object.lanes.length; ++i) {
                        if (!$util.isObject(object.lanes[i]))
                            throw $TypeError(".v2x.v1.Link.lanes: object expected");
                        message.lanes[i] = $root.v2x.v1.Lane.fromObject(object.lanes[i], _depth + 1);
                    }
                }
                return message;
            };

            Link.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.speedLimits = [];
                    object.points = [];
                    object.movements = [];
                    object.lanes = [];
                }
                if (options.defaults) {
                    object.name = "";
                    object.upstreamRegion = 0;
                    object.upstreamId = 0;
                    object.linkWidth = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion"))
                    object.upstreamRegion = message.upstreamRegion;
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId"))
                    object.upstreamId = message.upstreamId;
                if (message.speedLimits && message.speedLimits.length) {
                    object.speedLimits = $Array(message.speedLimits.length);
                    for (let j = 0; j < message.speedLimits.length; ++j)
                        object.speedLimits[j] = $root.v2x.v1.SpeedLimit.toObject(message.speedLimits[j], options, _depth + 1);
                }
                if (message.linkWidth != null && $Object.hasOwnProperty.call(message, "linkWidth"))
                    object.linkWidth = message.linkWidth;
                if (message.points && message.points.length) {
                    object.points = $Array(message.points.length);
                    for (let j = 0; j < message.points.length; ++j)
                        object.points[j] = $root.v2x.v1.Point.toObject(message.points[j], options, _depth + 1);
                }
                if (message.movements && message.movements.length) {
                    object.movements = $Array(message.movements.length);
                    for (let j = 0; j < message.movements.length; ++j)
                        object.movements[j] = $root.v2x.v1.Movement.toObject(message.movements[j], options, _depth + 1);
                }
                if (message.lanes && message.lanes.length) {
                    object.lanes = $Array(message.lanes.length);
                    for (let j = 0; j < message.lanes.length; ++j)
                        object.lanes[j] = $root.v2x.v1.Lane.toObject(message.lanes[j], options, _depth + 1);
                }
                return object;
            };

            Link.prototype.toJSON = function() {
                return Link.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Link;
        })();

        v1.Node = (function() {

            const Node = function (properties) {
                this.inLinks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Node.prototype.name = "";
            Node.prototype.region = 0;
            Node.prototype.nodeId = 0;
            Node.prototype.latitude = null;
            Node.prototype.longitude = null;
            Node.prototype.elevation = null;
            Node.prototype.inLinks = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Node.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Node.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Node.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Node.create = function(properties) {
                return new Node(properties);
            };

            Node.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(10).string(message.name);
                if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== 0)
                    writer.uint32(16).uint32(message.region);
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(24).uint32(message.nodeId);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(37).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(45).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(48).sint32(message.elevation);
                if (message.inLinks != null && message.inLinks.length)
                    for (let i = 0; i < message.inLinks.length; ++i)
                        $root.v2x.v1.Link.encode(message.inLinks[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Node.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Node();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.region = value;
                            else
                                delete message.region;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.inLinks && message.inLinks.length))
                                message.inLinks = [];
                            message.inLinks.push($root.v2x.v1.Link.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Node.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    if (!$util.isInteger(message.region))
                        return "region: integer expected";
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId"))
                    if (!$util.isInteger(message.nodeId))
                        return "nodeId: integer expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.inLinks != null && $Object.hasOwnProperty.call(message, "inLinks")) {
                    if (!$Array.isArray(message.inLinks))
                        return "inLinks: array expected";
                    for (let i = 0; i < message.inLinks.length; ++i) {
                        let error = $root.v2x.v1.Link.verify(message.inLinks[i], _depth + 1);
                        if (error)
                            return "inLinks." + error;
                    }
                }
                return null;
            };

            Node.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Node)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Node: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Node();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.region != null)
                    if ($Number(object.region) !== 0)
                        message.region = object.region >>> 0;
                if (object.nodeId != null)
                    if ($Number(object.nodeId) !== 0)
                        message.nodeId = object.nodeId >>> 0;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.inLinks) {
                    if (!$Array.isArray(object.inLinks))
                        throw $TypeError(".v2x.v1.Node.inLinks: array expected");
                    message.inLinks = $Array(object.inLinks.length);
                    for (let i = 0; i < object.inLinks.length; ++i) {
                        if (!$util.isObject(object.inLinks[i]))
                            throw $TypeError(".v2x.v1.Node.inLinks: object expected");
                        message.inLinks[i] = $root.v2x.v1.Link.fromObject(object.inLinks[i], _depth + 1);
                    }
                }
                return message;
            };

            Node.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.inLinks = [];
                if (options.defaults) {
                    object.name = "";
                    object.region = 0;
                    object.nodeId = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    object.region = message.region;
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId"))
                    object.nodeId = message.nodeId;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.inLinks && message.inLinks.length) {
                    object.inLinks = $Array(message.inLinks.length);
                    for (let j = 0; j < message.inLinks.length; ++j)
                        object.inLinks[j] = $root.v2x.v1.Link.toObject(message.inLinks[j], options, _depth + 1);
                }
                return object;
            };

            Node.prototype.toJSON = function() {
                return Node.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Node;
        })();

        v1.Map = (function() {

            const Map = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Map.prototype.header = null;
            Map.prototype.messageCount = 0;
            Map.prototype.minuteOfYear = null;
            Map.prototype.nodes = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Map.prototype, "_minuteOfYear", {
                get: $util.oneOfGetter($oneOfFields = ["minuteOfYear"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Map.create = function(properties) {
                return new Map(properties);
            };

            Map.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount") && message.messageCount !== 0)
                    writer.uint32(16).uint32(message.messageCount);
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    writer.uint32(24).uint32(message.minuteOfYear);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.v2x.v1.Node.encode(message.nodes[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Map.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Map();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageCount = value;
                            else
                                delete message.messageCount;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.minuteOfYear = reader.uint32();
                            message._minuteOfYear = "minuteOfYear";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.v2x.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Map.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    if (!$util.isInteger(message.messageCount))
                        return "messageCount: integer expected";
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear")) {
                    properties._minuteOfYear = 1;
                    if (!$util.isInteger(message.minuteOfYear))
                        return "minuteOfYear: integer expected";
                }
                if (message.nodes != null && $Object.hasOwnProperty.call(message, "nodes")) {
                    if (!$Array.isArray(message.nodes))
                        return "nodes: array expected";
                    for (let i = 0; i < message.nodes.length; ++i) {
                        let error = $root.v2x.v1.Node.verify(message.nodes[i], _depth + 1);
                        if (error)
                            return "nodes." + error;
                    }
                }
                return null;
            };

            Map.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Map)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Map: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Map();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.Map.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.messageCount != null)
                    if ($Number(object.messageCount) !== 0)
                        message.messageCount = object.messageCount >>> 0;
                if (object.minuteOfYear != null)
                    message.minuteOfYear = object.minuteOfYear >>> 0;
                if (object.nodes) {
                    if (!$Array.isArray(object.nodes))
                        throw $TypeError(".v2x.v1.Map.nodes: array expected");
                    message.nodes = $Array(object.nodes.length);
                    for (let i = 0; i < object.nodes.length; ++i) {
                        if (!$util.isObject(object.nodes[i]))
                            throw $TypeError(".v2x.v1.Map.nodes: object expected");
                        message.nodes[i] = $root.v2x.v1.Node.fromObject(object.nodes[i], _depth + 1);
                    }
                }
                return message;
            };

            Map.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.nodes = [];
                if (options.defaults) {
                    object.header = null;
                    object.messageCount = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    object.messageCount = message.messageCount;
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    object.minuteOfYear = message.minuteOfYear;
                if (message.nodes && message.nodes.length) {
                    object.nodes = $Array(message.nodes.length);
                    for (let j = 0; j < message.nodes.length; ++j)
                        object.nodes[j] = $root.v2x.v1.Node.toObject(message.nodes[j], options, _depth + 1);
                }
                return object;
            };

            Map.prototype.toJSON = function() {
                return Map.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Map;
        })();

        v1.EventSource = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "EVENT_SOURCE_UNKNOWN"] = 0;
            values[valuesById[1] = "EVENT_SOURCE_POLICE"] = 1;
            values[valuesById[2] = "EVENT_SOURCE_GOVERNMENT"] = 2;
            values[valuesById[3] = "EVENT_SOURCE_METEOROLOGICAL"] = 3;
            values[valuesById[4] = "EVENT_SOURCE_INTERNET"] = 4;
            values[valuesById[5] = "EVENT_SOURCE_DETECTION"] = 5;
            return values;
        })();

        v1.ReferencePath = (function() {

            const ReferencePath = function (properties) {
                this.points = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReferencePath.prototype.points = $util.emptyArray;
            ReferencePath.prototype.radius = 0;

            ReferencePath.create = function(properties) {
                return new ReferencePath(properties);
            };

            ReferencePath.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.points != null && message.points.length)
                    for (let i = 0; i < message.points.length; ++i)
                        $root.v2x.v1.Point.encode(message.points[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius") && message.radius !== 0)
                    writer.uint32(16).uint32(message.radius);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReferencePath.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.ReferencePath();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.points && message.points.length))
                                message.points = [];
                            message.points.push($root.v2x.v1.Point.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.radius = value;
                            else
                                delete message.radius;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReferencePath.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.points != null && $Object.hasOwnProperty.call(message, "points")) {
                    if (!$Array.isArray(message.points))
                        return "points: array expected";
                    for (let i = 0; i < message.points.length; ++i) {
                        let error = $root.v2x.v1.Point.verify(message.points[i], _depth + 1);
                        if (error)
                            return "points." + error;
                    }
                }
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius"))
                    if (!$util.isInteger(message.radius))
                        return "radius: integer expected";
                return null;
            };

            ReferencePath.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.ReferencePath)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.ReferencePath: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.ReferencePath();
                if (object.points) {
                    if (!$Array.isArray(object.points))
                        throw $TypeError(".v2x.v1.ReferencePath.points: array expected");
                    message.points = $Array(object.points.length);
                    for (let i = 0; i < object.points.length; ++i) {
                        if (!$util.isObject(object.points[i]))
                            throw $TypeError(".v2x.v1.ReferencePath.points: object expected");
                        message.points[i] = $root.v2x.v1.Point.fromObject(object.points[i], _depth + 1);
                    }
                }
                if (object.radius != null)
                    if ($Number(object.radius) !== 0)
                        message.radius = object.radius >>> 0;
                return message;
            };

            ReferencePath.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.points = [];
                if (options.defaults)
                    object.radius = 0;
                if (message.points && message.points.length) {
                    object.points = $Array(message.points.length);
                    for (let j = 0; j < message.points.length; ++j)
                        object.points[j] = $root.v2x.v1.Point.toObject(message.points[j], options, _depth + 1);
                }
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius"))
                    object.radius = message.radius;
                return object;
            };

            ReferencePath.prototype.toJSON = function() {
                return ReferencePath.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReferencePath;
        })();

        v1.ReferenceLink = (function() {

            const ReferenceLink = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReferenceLink.prototype.upstreamRegion = 0;
            ReferenceLink.prototype.upstreamId = 0;
            ReferenceLink.prototype.downstreamRegion = 0;
            ReferenceLink.prototype.downstreamId = 0;
            ReferenceLink.prototype.lanes = 0;

            ReferenceLink.create = function(properties) {
                return new ReferenceLink(properties);
            };

            ReferenceLink.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion") && message.upstreamRegion !== 0)
                    writer.uint32(8).uint32(message.upstreamRegion);
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId") && message.upstreamId !== 0)
                    writer.uint32(16).uint32(message.upstreamId);
                if (message.downstreamRegion != null && $Object.hasOwnProperty.call(message, "downstreamRegion") && message.downstreamRegion !== 0)
                    writer.uint32(24).uint32(message.downstreamRegion);
                if (message.downstreamId != null && $Object.hasOwnProperty.call(message, "downstreamId") && message.downstreamId !== 0)
                    writer.uint32(32).uint32(message.downstreamId);
                if (message.lanes != null && $Object.hasOwnProperty.call(message, "lanes") && message.lanes !== 0)
                    writer.uint32(40).uint32(message.lanes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReferenceLink.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.ReferenceLink();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.upstreamRegion = value;
                            else
                                delete message.upstreamRegion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.upstreamId = value;
                            else
                                delete message.upstreamId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.downstreamRegion = value;
                            else
                                delete message.downstreamRegion;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.downstreamId = value;
                            else
                                delete message.downstreamId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lanes = value;
                            else
                                delete message.lanes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReferenceLink.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion"))
                    if (!$util.isInteger(message.upstreamRegion))
                        return "upstreamRegion: integer expected";
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId"))
                    if (!$util.isInteger(message.upstreamId))
                        return "upstreamId: integer expected";
                if (message.downstreamRegion != null && $Object.hasOwnProperty.call(message, "downstreamRegion"))
                    if (!$util.isInteger(message.downstreamRegion))
                        return "downstreamRegion: integer expected";
                if (message.downstreamId != null && $Object.hasOwnProperty.call(message, "downstreamId"))
                    if (!$util.isInteger(message.downstreamId))
                        return "downstreamId: integer expected";
                if (message.lanes != null && $Object.hasOwnProperty.call(message, "lanes"))
                    if (!$util.isInteger(message.lanes))
                        return "lanes: integer expected";
                return null;
            };

            ReferenceLink.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.ReferenceLink)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.ReferenceLink: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.ReferenceLink();
                if (object.upstreamRegion != null)
                    if ($Number(object.upstreamRegion) !== 0)
                        message.upstreamRegion = object.upstreamRegion >>> 0;
                if (object.upstreamId != null)
                    if ($Number(object.upstreamId) !== 0)
                        message.upstreamId = object.upstreamId >>> 0;
                if (object.downstreamRegion != null)
                    if ($Number(object.downstreamRegion) !== 0)
                        message.downstreamRegion = object.downstreamRegion >>> 0;
                if (object.downstreamId != null)
                    if ($Number(object.downstreamId) !== 0)
                        message.downstreamId = object.downstreamId >>> 0;
                if (object.lanes != null)
                    if ($Number(object.lanes) !== 0)
                        message.lanes = object.lanes >>> 0;
                return message;
            };

            ReferenceLink.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.upstreamRegion = 0;
                    object.upstreamId = 0;
                    object.downstreamRegion = 0;
                    object.downstreamId = 0;
                    object.lanes = 0;
                }
                if (message.upstreamRegion != null && $Object.hasOwnProperty.call(message, "upstreamRegion"))
                    object.upstreamRegion = message.upstreamRegion;
                if (message.upstreamId != null && $Object.hasOwnProperty.call(message, "upstreamId"))
                    object.upstreamId = message.upstreamId;
                if (message.downstreamRegion != null && $Object.hasOwnProperty.call(message, "downstreamRegion"))
                    object.downstreamRegion = message.downstreamRegion;
                if (message.downstreamId != null && $Object.hasOwnProperty.call(message, "downstreamId"))
                    object.downstreamId = message.downstreamId;
                if (message.lanes != null && $Object.hasOwnProperty.call(message, "lanes"))
                    object.lanes = message.lanes;
                return object;
            };

            ReferenceLink.prototype.toJSON = function() {
                return ReferenceLink.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReferenceLink;
        })();

        v1.TrafficEvent = (function() {

            const TrafficEvent = function (properties) {
                this.referencePaths = [];
                this.referenceLinks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TrafficEvent.prototype.eventId = 0;
            TrafficEvent.prototype.eventType = 0;
            TrafficEvent.prototype.eventSource = 0;
            TrafficEvent.prototype.latitude = null;
            TrafficEvent.prototype.longitude = null;
            TrafficEvent.prototype.radius = 0;
            TrafficEvent.prototype.description = "";
            TrafficEvent.prototype.startMinute = null;
            TrafficEvent.prototype.endMinute = null;
            TrafficEvent.prototype.priority = 0;
            TrafficEvent.prototype.referencePaths = $util.emptyArray;
            TrafficEvent.prototype.referenceLinks = $util.emptyArray;
            TrafficEvent.prototype.confidence = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficEvent.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficEvent.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficEvent.prototype, "_startMinute", {
                get: $util.oneOfGetter($oneOfFields = ["startMinute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficEvent.prototype, "_endMinute", {
                get: $util.oneOfGetter($oneOfFields = ["endMinute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficEvent.prototype, "_confidence", {
                get: $util.oneOfGetter($oneOfFields = ["confidence"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            TrafficEvent.create = function(properties) {
                return new TrafficEvent(properties);
            };

            TrafficEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.eventId != null && $Object.hasOwnProperty.call(message, "eventId") && message.eventId !== 0)
                    writer.uint32(8).uint32(message.eventId);
                if (message.eventType != null && $Object.hasOwnProperty.call(message, "eventType") && message.eventType !== 0)
                    writer.uint32(16).uint32(message.eventType);
                if (message.eventSource != null && $Object.hasOwnProperty.call(message, "eventSource") && message.eventSource !== 0)
                    writer.uint32(24).int32(message.eventSource);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(37).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(45).sfixed32(message.longitude);
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius") && message.radius !== 0)
                    writer.uint32(48).uint32(message.radius);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(58).string(message.description);
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute"))
                    writer.uint32(64).uint32(message.startMinute);
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute"))
                    writer.uint32(72).uint32(message.endMinute);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(80).uint32(message.priority);
                if (message.referencePaths != null && message.referencePaths.length)
                    for (let i = 0; i < message.referencePaths.length; ++i)
                        $root.v2x.v1.ReferencePath.encode(message.referencePaths[i], writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.referenceLinks != null && message.referenceLinks.length)
                    for (let i = 0; i < message.referenceLinks.length; ++i)
                        $root.v2x.v1.ReferenceLink.encode(message.referenceLinks[i], writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.confidence != null && $Object.hasOwnProperty.call(message, "confidence"))
                    writer.uint32(104).uint32(message.confidence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TrafficEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.TrafficEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.eventId = value;
                            else
                                delete message.eventId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.eventType = value;
                            else
                                delete message.eventType;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.eventSource = value;
                            else
                                delete message.eventSource;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.radius = value;
                            else
                                delete message.radius;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.startMinute = reader.uint32();
                            message._startMinute = "startMinute";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.endMinute = reader.uint32();
                            message._endMinute = "endMinute";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.referencePaths && message.referencePaths.length))
                                message.referencePaths = [];
                            message.referencePaths.push($root.v2x.v1.ReferencePath.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.referenceLinks && message.referenceLinks.length))
                                message.referenceLinks = [];
                            message.referenceLinks.push($root.v2x.v1.ReferenceLink.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.confidence = reader.uint32();
                            message._confidence = "confidence";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TrafficEvent.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.eventId != null && $Object.hasOwnProperty.call(message, "eventId"))
                    if (!$util.isInteger(message.eventId))
                        return "eventId: integer expected";
                if (message.eventType != null && $Object.hasOwnProperty.call(message, "eventType"))
                    if (!$util.isInteger(message.eventType))
                        return "eventType: integer expected";
                if (message.eventSource != null && $Object.hasOwnProperty.call(message, "eventSource"))
                    if (typeof message.eventSource !== "number" || (message.eventSource | 0) !== message.eventSource)
                        return "eventSource: enum value expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius"))
                    if (!$util.isInteger(message.radius))
                        return "radius: integer expected";
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    if (!$util.isString(message.description))
                        return "description: string expected";
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute")) {
                    properties._startMinute = 1;
                    if (!$util.isInteger(message.startMinute))
                        return "startMinute: integer expected";
                }
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute")) {
                    properties._endMinute = 1;
                    if (!$util.isInteger(message.endMinute))
                        return "endMinute: integer expected";
                }
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    if (!$util.isInteger(message.priority))
                        return "priority: integer expected";
                if (message.referencePaths != null && $Object.hasOwnProperty.call(message, "referencePaths")) {
                    if (!$Array.isArray(message.referencePaths))
                        return "referencePaths: array expected";
                    for (let i = 0; i < message.referencePaths.length; ++i) {
                        let error = $root.v2x.v1.ReferencePath.verify(message.referencePaths[i], _depth + 1);
                        if (error)
                            return "referencePaths." + error;
                    }
                }
                if (message.referenceLinks != null && $Object.hasOwnProperty.call(message, "referenceLinks")) {
                    if (!$Array.isArray(message.referenceLinks))
                        return "referenceLinks: array expected";
                    for (let i = 0; i < message.referenceLinks.length; ++i) {
                        let error = $root.v2x.v1.ReferenceLink.verify(message.referenceLinks[i], _depth + 1);
                        if (error)
                            return "referenceLinks." + error;
                    }
                }
                if (message.confidence != null && $Object.hasOwnProperty.call(message, "confidence")) {
                    properties._confidence = 1;
                    if (!$util.isInteger(message.confidence))
                        return "confidence: integer expected";
                }
                return null;
            };

            TrafficEvent.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.TrafficEvent)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.TrafficEvent: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.TrafficEvent();
                if (object.eventId != null)
                    if ($Number(object.eventId) !== 0)
                        message.eventId = object.eventId >>> 0;
                if (object.eventType != null)
                    if ($Number(object.eventType) !== 0)
                        message.eventType = object.eventType >>> 0;
                if (object.eventSource !== 0 && (typeof object.eventSource !== "string" || $root.v2x.v1.EventSource[object.eventSource] !== 0))
                    switch (object.eventSource) {
                    case "EVENT_SOURCE_UNKNOWN":
                    case 0:
                        message.eventSource = 0;
                        break;
                    case "EVENT_SOURCE_POLICE":
                    case 1:
                        message.eventSource = 1;
                        break;
                    case "EVENT_SOURCE_GOVERNMENT":
                    case 2:
                        message.eventSource = 2;
                        break;
                    case "EVENT_SOURCE_METEOROLOGICAL":
                    case 3:
                        message.eventSource = 3;
                        break;
                    case "EVENT_SOURCE_INTERNET":
                    case 4:
                        message.eventSource = 4;
                        break;
                    case "EVENT_SOURCE_DETECTION":
                    case 5:
                        message.eventSource = 5;
                        break;
                    default:
                        if (typeof object.eventSource === "number" && (object.eventSource | 0) === object.eventSource)
                            message.eventSource = object.eventSource;
                    }
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.radius != null)
                    if ($Number(object.radius) !== 0)
                        message.radius = object.radius >>> 0;
                if (object.description != null)
                    if (typeof object.description !== "string" || object.description.length)
                        message.description = $String(object.description);
                if (object.startMinute != null)
                    message.startMinute = object.startMinute >>> 0;
                if (object.endMinute != null)
                    message.endMinute = object.endMinute >>> 0;
                if (object.priority != null)
                    if ($Number(object.priority) !== 0)
                        message.priority = object.priority >>> 0;
                if (object.referencePaths) {
                    if (!$Array.isArray(object.referencePaths))
                        throw $TypeError(".v2x.v1.TrafficEvent.referencePaths: array expected");
                    message.referencePaths = $Array(object.referencePaths.length);
                    for (let i = 0; i < object.referencePaths.length; ++i) {
                        if (!$util.isObject(object.referencePaths[i]))
                            throw $TypeError(".v2x.v1.TrafficEvent.referencePaths: object expected");
                        message.referencePaths[i] = $root.v2x.v1.ReferencePath.fromObject(object.referencePaths[i], _depth + 1);
                    }
                }
                if (object.referenceLinks) {
                    if (!$Array.isArray(object.referenceLinks))
                        throw $TypeError(".v2x.v1.TrafficEvent.referenceLinks: array expected");
                    message.referenceLinks = $Array(object.referenceLinks.length);
                    for (let i = 0; i < object.referenceLinks.length; ++i) {
                        if (!$util.isObject(object.referenceLinks[i]))
                            throw $TypeError(".v2x.v1.TrafficEvent.referenceLinks: object expected");
                        message.referenceLinks[i] = $root.v2x.v1.ReferenceLink.fromObject(object.referenceLinks[i], _depth + 1);
                    }
                }
                if (object.confidence != null)
                    message.confidence = object.confidence >>> 0;
                return message;
            };

            TrafficEvent.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.referencePaths = [];
                    object.referenceLinks = [];
                }
                if (options.defaults) {
                    object.eventId = 0;
                    object.eventType = 0;
                    object.eventSource = options.enums === $String ? "EVENT_SOURCE_UNKNOWN" : 0;
                    object.radius = 0;
                    object.description = "";
                    object.priority = 0;
                }
                if (message.eventId != null && $Object.hasOwnProperty.call(message, "eventId"))
                    object.eventId = message.eventId;
                if (message.eventType != null && $Object.hasOwnProperty.call(message, "eventType"))
                    object.eventType = message.eventType;
                if (message.eventSource != null && $Object.hasOwnProperty.call(message, "eventSource"))
                    object.eventSource = options.enums === $String ? $root.v2x.v1.EventSource[message.eventSource] === $undefined ? message.eventSource : $root.v2x.v1.EventSource[message.eventSource] : message.eventSource;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.radius != null && $Object.hasOwnProperty.call(message, "radius"))
                    object.radius = message.radius;
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    object.description = message.description;
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute"))
                    object.startMinute = message.startMinute;
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute"))
                    object.endMinute = message.endMinute;
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    object.priority = message.priority;
                if (message.referencePaths && message.referencePaths.length) {
                    object.referencePaths = $Array(message.referencePaths.length);
                    for (let j = 0; j < message.referencePaths.length; ++j)
                        object.referencePaths[j] = $root.v2x.v1.ReferencePath.toObject(message.referencePaths[j], options, _depth + 1);
                }
                if (message.referenceLinks && message.referenceLinks.length) {
                    object.referenceLinks = $Array(message.referenceLinks.length);
                    for (let j = 0; j < message.referenceLinks.length; ++j)
                        object.referenceLinks[j] = $root.v2x.v1.ReferenceLink.toObject(message.referenceLinks[j], options, _depth + 1);
                }
                if (message.confidence != null && $Object.hasOwnProperty.call(message, "confidence"))
                    object.confidence = message.confidence;
                return object;
            };

            TrafficEvent.prototype.toJSON = function() {
                return TrafficEvent.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TrafficEvent;
        })();

        v1.TrafficSign = (function() {

            const TrafficSign = function (properties) {
                this.referencePaths = [];
                this.referenceLinks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TrafficSign.prototype.signId = 0;
            TrafficSign.prototype.signType = 0;
            TrafficSign.prototype.latitude = null;
            TrafficSign.prototype.longitude = null;
            TrafficSign.prototype.description = "";
            TrafficSign.prototype.startMinute = null;
            TrafficSign.prototype.endMinute = null;
            TrafficSign.prototype.priority = 0;
            TrafficSign.prototype.referencePaths = $util.emptyArray;
            TrafficSign.prototype.referenceLinks = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficSign.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficSign.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficSign.prototype, "_startMinute", {
                get: $util.oneOfGetter($oneOfFields = ["startMinute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(TrafficSign.prototype, "_endMinute", {
                get: $util.oneOfGetter($oneOfFields = ["endMinute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            TrafficSign.create = function(properties) {
                return new TrafficSign(properties);
            };

            TrafficSign.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.signId != null && $Object.hasOwnProperty.call(message, "signId") && message.signId !== 0)
                    writer.uint32(8).uint32(message.signId);
                if (message.signType != null && $Object.hasOwnProperty.call(message, "signType") && message.signType !== 0)
                    writer.uint32(16).uint32(message.signType);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(29).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(37).sfixed32(message.longitude);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(42).string(message.description);
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute"))
                    writer.uint32(48).uint32(message.startMinute);
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute"))
                    writer.uint32(56).uint32(message.endMinute);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(64).uint32(message.priority);
                if (message.referencePaths != null && message.referencePaths.length)
                    for (let i = 0; i < message.referencePaths.length; ++i)
                        $root.v2x.v1.ReferencePath.encode(message.referencePaths[i], writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.referenceLinks != null && message.referenceLinks.length)
                    for (let i = 0; i < message.referenceLinks.length; ++i)
                        $root.v2x.v1.ReferenceLink.encode(message.referenceLinks[i], writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TrafficSign.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.TrafficSign();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.signId = value;
                            else
                                delete message.signId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.signType = value;
                            else
                                delete message.signType;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.startMinute = reader.uint32();
                            message._startMinute = "startMinute";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.endMinute = reader.uint32();
                            message._endMinute = "endMinute";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.referencePaths && message.referencePaths.length))
                                message.referencePaths = [];
                            message.referencePaths.push($root.v2x.v1.ReferencePath.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.referenceLinks && message.referenceLinks.length))
                                message.referenceLinks = [];
                            message.referenceLinks.push($root.v2x.v1.ReferenceLink.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TrafficSign.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.signId != null && $Object.hasOwnProperty.call(message, "signId"))
                    if (!$util.isInteger(message.signId))
                        return "signId: integer expected";
                if (message.signType != null && $Object.hasOwnProperty.call(message, "signType"))
                    if (!$util.isInteger(message.signType))
                        return "signType: integer expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    if (!$util.isString(message.description))
                        return "description: string expected";
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute")) {
                    properties._startMinute = 1;
                    if (!$util.isInteger(message.startMinute))
                        return "startMinute: integer expected";
                }
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute")) {
                    properties._endMinute = 1;
                    if (!$util.isInteger(message.endMinute))
                        return "endMinute: integer expected";
                }
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    if (!$util.isInteger(message.priority))
                        return "priority: integer expected";
                if (message.referencePaths != null && $Object.hasOwnProperty.call(message, "referencePaths")) {
                    if (!$Array.isArray(message.referencePaths))
                        return "referencePaths: array expected";
                    for (let i = 0; i < message.referencePaths.length; ++i) {
                        let error = $root.v2x.v1.ReferencePath.verify(message.referencePaths[i], _depth + 1);
                        if (error)
                            return "referencePaths." + error;
                    }
                }
                if (message.referenceLinks != null && $Object.hasOwnProperty.call(message, "referenceLinks")) {
                    if (!$Array.isArray(message.referenceLinks))
                        return "referenceLinks: array expected";
                    for (let i = 0; i < message.referenceLinks.length; ++i) {
                        let error = $root.v2x.v1.ReferenceLink.verify(message.referenceLinks[i], _depth + 1);
                        if (error)
                            return "referenceLinks." + error;
                    }
                }
                return null;
            };

            TrafficSign.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.TrafficSign)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.TrafficSign: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.TrafficSign();
                if (object.signId != null)
                    if ($Number(object.signId) !== 0)
                        message.signId = object.signId >>> 0;
                if (object.signType != null)
                    if ($Number(object.signType) !== 0)
                        message.signType = object.signType >>> 0;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.description != null)
                    if (typeof object.description !== "string" || object.description.length)
                        message.description = $String(object.description);
                if (object.startMinute != null)
                    message.startMinute = object.startMinute >>> 0;
                if (object.endMinute != null)
                    message.endMinute = object.endMinute >>> 0;
                if (object.priority != null)
                    if ($Number(object.priority) !== 0)
                        message.priority = object.priority >>> 0;
                if (object.referencePaths) {
                    if (!$Array.isArray(object.referencePaths))
                        throw $TypeError(".v2x.v1.TrafficSign.referencePaths: array expected");
                    message.referencePaths = $Array(object.referencePaths.length);
                    for (let i = 0; i < object.referencePaths.length; ++i) {
                        if (!$util.isObject(object.referencePaths[i]))
                            throw $TypeError(".v2x.v1.TrafficSign.referencePaths: object expected");
                        message.referencePaths[i] = $root.v2x.v1.ReferencePath.fromObject(object.referencePaths[i], _depth + 1);
                    }
                }
                if (object.referenceLinks) {
                    if (!$Array.isArray(object.referenceLinks))
                        throw $TypeError(".v2x.v1.TrafficSign.referenceLinks: array expected");
                    message.referenceLinks = $Array(object.referenceLinks.length);
                    for (let i = 0; i < object.referenceLinks.length; ++i) {
                        if (!$util.isObject(object.referenceLinks[i]))
                            throw $TypeError(".v2x.v1.TrafficSign.referenceLinks: object expected");
                        message.referenceLinks[i] = $root.v2x.v1.ReferenceLink.fromObject(object.referenceLinks[i], _depth + 1);
                    }
                }
                return message;
            };

            TrafficSign.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.referencePaths = [];
                    object.referenceLinks = [];
                }
                if (options.defaults) {
                    object.signId = 0;
                    object.signType = 0;
                    object.description = "";
                    object.priority = 0;
                }
                if (message.signId != null && $Object.hasOwnProperty.call(message, "signId"))
                    object.signId = message.signId;
                if (message.signType != null && $Object.hasOwnProperty.call(message, "signType"))
                    object.signType = message.signType;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    object.description = message.description;
                if (message.startMinute != null && $Object.hasOwnProperty.call(message, "startMinute"))
                    object.startMinute = message.startMinute;
                if (message.endMinute != null && $Object.hasOwnProperty.call(message, "endMinute"))
                    object.endMinute = message.endMinute;
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    object.priority = message.priority;
                if (message.referencePaths && message.referencePaths.length) {
                    object.referencePaths = $Array(message.referencePaths.length);
                    for (let j = 0; j < message.referencePaths.length; ++j)
                        object.referencePaths[j] = $root.v2x.v1.ReferencePath.toObject(message.referencePaths[j], options, _depth + 1);
                }
                if (message.referenceLinks && message.referenceLinks.length) {
                    object.referenceLinks = $Array(message.referenceLinks.length);
                    for (let j = 0; j < message.referenceLinks.length; ++j)
                        object.referenceLinks[j] = $root.v2x.v1.ReferenceLink.toObject(message.referenceLinks[j], options, _depth + 1);
                }
                return object;
            };

            TrafficSign.prototype.toJSON = function() {
                return TrafficSign.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TrafficSign;
        })();

        v1.Rsi = (function() {

            const Rsi = function (properties) {
                this.trafficEvents = [];
                this.trafficSigns = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Rsi.prototype.header = null;
            Rsi.prototype.messageCount = 0;
            Rsi.prototype.minuteOfYear = null;
            Rsi.prototype.temporaryId = $util.newBuffer([]);
            Rsi.prototype.latitude = null;
            Rsi.prototype.longitude = null;
            Rsi.prototype.elevation = null;
            Rsi.prototype.trafficEvents = $util.emptyArray;
            Rsi.prototype.trafficSigns = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsi.prototype, "_minuteOfYear", {
                get: $util.oneOfGetter($oneOfFields = ["minuteOfYear"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsi.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsi.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsi.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Rsi.create = function(properties) {
                return new Rsi(properties);
            };

            Rsi.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount") && message.messageCount !== 0)
                    writer.uint32(16).uint32(message.messageCount);
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    writer.uint32(24).uint32(message.minuteOfYear);
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId") && message.temporaryId.length)
                    writer.uint32(34).bytes(message.temporaryId);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(45).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(53).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(56).sint32(message.elevation);
                if (message.trafficEvents != null && message.trafficEvents.length)
                    for (let i = 0; i < message.trafficEvents.length; ++i)
                        $root.v2x.v1.TrafficEvent.encode(message.trafficEvents[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.trafficSigns != null && message.trafficSigns.length)
                    for (let i = 0; i < message.trafficSigns.length; ++i)
                        $root.v2x.v1.TrafficSign.encode(message.trafficSigns[i], writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Rsi.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Rsi();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageCount = value;
                            else
                                delete message.messageCount;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.minuteOfYear = reader.uint32();
                            message._minuteOfYear = "minuteOfYear";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.temporaryId = value;
                            else
                                delete message.temporaryId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.trafficEvents && message.trafficEvents.length))
                                message.trafficEvents = [];
                            message.trafficEvents.push($root.v2x.v1.TrafficEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.trafficSigns && message.trafficSigns.length))
                                message.trafficSigns = [];
                            message.trafficSigns.push($root.v2x.v1.TrafficSign.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Rsi.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    if (!$util.isInteger(message.messageCount))
                        return "messageCount: integer expected";
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear")) {
                    properties._minuteOfYear = 1;
                    if (!$util.isInteger(message.minuteOfYear))
                        return "minuteOfYear: integer expected";
                }
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    if (!(message.temporaryId && typeof message.temporaryId.length === "number" || $util.isString(message.temporaryId)))
                        return "temporaryId: buffer expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.trafficEvents != null && $Object.hasOwnProperty.call(message, "trafficEvents")) {
                    if (!$Array.isArray(message.trafficEvents))
                        return "trafficEvents: array expected";
                    for (let i = 0; i < message.trafficEvents.length; ++i) {
                        let error = $root.v2x.v1.TrafficEvent.verify(message.trafficEvents[i], _depth + 1);
                        if (error)
                            return "trafficEvents." + error;
                    }
                }
                if (message.trafficSigns != null && $Object.hasOwnProperty.call(message, "trafficSigns")) {
                    if (!$Array.isArray(message.trafficSigns))
                        return "trafficSigns: array expected";
                    for (let i = 0; i < message.trafficSigns.length; ++i) {
                        let error = $root.v2x.v1.TrafficSign.verify(message.trafficSigns[i], _depth + 1);
                        if (error)
                            return "trafficSigns." + error;
                    }
                }
                return null;
            };

            Rsi.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Rsi)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Rsi: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Rsi();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.Rsi.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.messageCount != null)
                    if ($Number(object.messageCount) !== 0)
                        message.messageCount = object.messageCount >>> 0;
                if (object.minuteOfYear != null)
                    message.minuteOfYear = object.minuteOfYear >>> 0;
                if (object.temporaryId != null)
                    if (object.temporaryId.length)
                        if (typeof object.temporaryId === "string")
                            $util.base64.decode(object.temporaryId, message.temporaryId = $util.newBuffer($util.base64.length(object.temporaryId)), 0);
                        else if (object.temporaryId.length >= 0)
                            message.temporaryId = object.temporaryId;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.trafficEvents) {
                    if (!$Array.isArray(object.trafficEvents))
                        throw $TypeError(".v2x.v1.Rsi.trafficEvents: array expected");
                    message.trafficEvents = $Array(object.trafficEvents.length);
                    for (let i = 0; i < object.trafficEvents.length; ++i) {
                        if (!$util.isObject(object.trafficEvents[i]))
                            throw $TypeError(".v2x.v1.Rsi.trafficEvents: object expected");
                        message.trafficEvents[i] = $root.v2x.v1.TrafficEvent.fromObject(object.trafficEvents[i], _depth + 1);
                    }
                }
                if (object.trafficSigns) {
                    if (!$Array.isArray(object.trafficSigns))
                        throw $TypeError(".v2x.v1.Rsi.trafficSigns: array expected");
                    message.trafficSigns = $Array(object.trafficSigns.length);
                    for (let i = 0; i < object.trafficSigns.length; ++i) {
                        if (!$util.isObject(object.trafficSigns[i]))
                            throw $TypeError(".v2x.v1.Rsi.trafficSigns: object expected");
                        message.trafficSigns[i] = $root.v2x.v1.TrafficSign.fromObject(object.trafficSigns[i], _depth + 1);
                    }
                }
                return message;
            };

            Rsi.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.trafficEvents = [];
                    object.trafficSigns = [];
                }
                if (options.defaults) {
                    object.header = null;
                    object.messageCount = 0;
                    if (options.bytes === $String)
                        object.temporaryId = "";
                    else {
                        object.temporaryId = [];
                        if (options.bytes !== $Array)
                            object.temporaryId = $util.newBuffer(object.temporaryId);
                    }
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    object.messageCount = message.messageCount;
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    object.minuteOfYear = message.minuteOfYear;
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    object.temporaryId = options.bytes === $String ? $util.base64.encode(message.temporaryId, 0, message.temporaryId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.temporaryId) : message.temporaryId;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.trafficEvents && message.trafficEvents.length) {
                    object.trafficEvents = $Array(message.trafficEvents.length);
                    for (let j = 0; j < message.trafficEvents.length; ++j)
                        object.trafficEvents[j] = $root.v2x.v1.TrafficEvent.toObject(message.trafficEvents[j], options, _depth + 1);
                }
                if (message.trafficSigns && message.trafficSigns.length) {
                    object.trafficSigns = $Array(message.trafficSigns.length);
                    for (let j = 0; j < message.trafficSigns.length; ++j)
                        object.trafficSigns[j] = $root.v2x.v1.TrafficSign.toObject(message.trafficSigns[j], options, _depth + 1);
                }
                return object;
            };

            Rsi.prototype.toJSON = function() {
                return Rsi.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Rsi;
        })();

        v1.ParticipantType = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PARTICIPANT_TYPE_UNKNOWN"] = 0;
            values[valuesById[1] = "PARTICIPANT_TYPE_MOTOR"] = 1;
            values[valuesById[2] = "PARTICIPANT_TYPE_NON_MOTOR"] = 2;
            values[valuesById[3] = "PARTICIPANT_TYPE_PEDESTRIAN"] = 3;
            values[valuesById[4] = "PARTICIPANT_TYPE_RSU"] = 4;
            return values;
        })();

        v1.DetectionSource = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DETECTION_SOURCE_UNKNOWN"] = 0;
            values[valuesById[1] = "DETECTION_SOURCE_SELF_INFO"] = 1;
            values[valuesById[2] = "DETECTION_SOURCE_V2X"] = 2;
            values[valuesById[3] = "DETECTION_SOURCE_VIDEO"] = 3;
            values[valuesById[4] = "DETECTION_SOURCE_MICROWAVE_RADAR"] = 4;
            values[valuesById[5] = "DETECTION_SOURCE_LOOP"] = 5;
            values[valuesById[6] = "DETECTION_SOURCE_LIDAR"] = 6;
            values[valuesById[7] = "DETECTION_SOURCE_INTEGRATED"] = 7;
            return values;
        })();

        v1.Participant = (function() {

            const Participant = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Participant.prototype.type = 0;
            Participant.prototype.participantId = 0;
            Participant.prototype.detection = 0;
            Participant.prototype.temporaryId = $util.newBuffer([]);
            Participant.prototype.secondMark = null;
            Participant.prototype.latitude = null;
            Participant.prototype.longitude = null;
            Participant.prototype.elevation = null;
            Participant.prototype.positionConfidence = 0;
            Participant.prototype.transmission = null;
            Participant.prototype.speed = null;
            Participant.prototype.heading = null;
            Participant.prototype.steeringWheelAngle = null;
            Participant.prototype.accelerationLongitudinal = null;
            Participant.prototype.accelerationLateral = null;
            Participant.prototype.accelerationVertical = null;
            Participant.prototype.yawRate = null;
            Participant.prototype.width = 0;
            Participant.prototype.length = 0;
            Participant.prototype.height = 0;
            Participant.prototype.vehicleClass = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_secondMark", {
                get: $util.oneOfGetter($oneOfFields = ["secondMark"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_transmission", {
                get: $util.oneOfGetter($oneOfFields = ["transmission"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_speed", {
                get: $util.oneOfGetter($oneOfFields = ["speed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_heading", {
                get: $util.oneOfGetter($oneOfFields = ["heading"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_steeringWheelAngle", {
                get: $util.oneOfGetter($oneOfFields = ["steeringWheelAngle"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_accelerationLongitudinal", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationLongitudinal"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_accelerationLateral", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationLateral"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_accelerationVertical", {
                get: $util.oneOfGetter($oneOfFields = ["accelerationVertical"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Participant.prototype, "_yawRate", {
                get: $util.oneOfGetter($oneOfFields = ["yawRate"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Participant.create = function(properties) {
                return new Participant(properties);
            };

            Participant.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                    writer.uint32(8).int32(message.type);
                if (message.participantId != null && $Object.hasOwnProperty.call(message, "participantId") && message.participantId !== 0)
                    writer.uint32(16).uint32(message.participantId);
                if (message.detection != null && $Object.hasOwnProperty.call(message, "detection") && message.detection !== 0)
                    writer.uint32(24).int32(message.detection);
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId") && message.temporaryId.length)
                    writer.uint32(34).bytes(message.temporaryId);
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    writer.uint32(40).uint32(message.secondMark);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(53).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(61).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(64).sint32(message.elevation);
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence") && message.positionConfidence !== 0)
                    writer.uint32(72).uint32(message.positionConfidence);
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission"))
                    writer.uint32(80).int32(message.transmission);
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    writer.uint32(88).uint32(message.speed);
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    writer.uint32(96).uint32(message.heading);
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle"))
                    writer.uint32(104).sint32(message.steeringWheelAngle);
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal"))
                    writer.uint32(112).sint32(message.accelerationLongitudinal);
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral"))
                    writer.uint32(120).sint32(message.accelerationLateral);
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical"))
                    writer.uint32(128).sint32(message.accelerationVertical);
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate"))
                    writer.uint32(136).sint32(message.yawRate);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                    writer.uint32(144).uint32(message.width);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(152).uint32(message.length);
                if (message.height != null && $Object.hasOwnProperty.call(message, "height") && message.height !== 0)
                    writer.uint32(160).uint32(message.height);
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass") && message.vehicleClass !== 0)
                    writer.uint32(168).uint32(message.vehicleClass);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Participant.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Participant();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.participantId = value;
                            else
                                delete message.participantId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.detection = value;
                            else
                                delete message.detection;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.temporaryId = value;
                            else
                                delete message.temporaryId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.secondMark = reader.uint32();
                            message._secondMark = "secondMark";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.positionConfidence = value;
                            else
                                delete message.positionConfidence;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.transmission = reader.int32();
                            message._transmission = "transmission";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            message.speed = reader.uint32();
                            message._speed = "speed";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            message.heading = reader.uint32();
                            message._heading = "heading";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.steeringWheelAngle = reader.sint32();
                            message._steeringWheelAngle = "steeringWheelAngle";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            message.accelerationLongitudinal = reader.sint32();
                            message._accelerationLongitudinal = "accelerationLongitudinal";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            message.accelerationLateral = reader.sint32();
                            message._accelerationLateral = "accelerationLateral";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            message.accelerationVertical = reader.sint32();
                            message._accelerationVertical = "accelerationVertical";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.yawRate = reader.sint32();
                            message._yawRate = "yawRate";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.height = value;
                            else
                                delete message.height;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.vehicleClass = value;
                            else
                                delete message.vehicleClass;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Participant.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    if (typeof message.type !== "number" || (message.type | 0) !== message.type)
                        return "type: enum value expected";
                if (message.participantId != null && $Object.hasOwnProperty.call(message, "participantId"))
                    if (!$util.isInteger(message.participantId))
                        return "participantId: integer expected";
                if (message.detection != null && $Object.hasOwnProperty.call(message, "detection"))
                    if (typeof message.detection !== "number" || (message.detection | 0) !== message.detection)
                        return "detection: enum value expected";
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    if (!(message.temporaryId && typeof message.temporaryId.length === "number" || $util.isString(message.temporaryId)))
                        return "temporaryId: buffer expected";
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark")) {
                    properties._secondMark = 1;
                    if (!$util.isInteger(message.secondMark))
                        return "secondMark: integer expected";
                }
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence"))
                    if (!$util.isInteger(message.positionConfidence))
                        return "positionConfidence: integer expected";
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission")) {
                    properties._transmission = 1;
                    if (typeof message.transmission !== "number" || (message.transmission | 0) !== message.transmission)
                        return "transmission: enum value expected";
                }
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed")) {
                    properties._speed = 1;
                    if (!$util.isInteger(message.speed))
                        return "speed: integer expected";
                }
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading")) {
                    properties._heading = 1;
                    if (!$util.isInteger(message.heading))
                        return "heading: integer expected";
                }
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle")) {
                    properties._steeringWheelAngle = 1;
                    if (!$util.isInteger(message.steeringWheelAngle))
                        return "steeringWheelAngle: integer expected";
                }
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal")) {
                    properties._accelerationLongitudinal = 1;
                    if (!$util.isInteger(message.accelerationLongitudinal))
                        return "accelerationLongitudinal: integer expected";
                }
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral")) {
                    properties._accelerationLateral = 1;
                    if (!$util.isInteger(message.accelerationLateral))
                        return "accelerationLateral: integer expected";
                }
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical")) {
                    properties._accelerationVertical = 1;
                    if (!$util.isInteger(message.accelerationVertical))
                        return "accelerationVertical: integer expected";
                }
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate")) {
                    properties._yawRate = 1;
                    if (!$util.isInteger(message.yawRate))
                        return "yawRate: integer expected";
                }
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (!$util.isInteger(message.width))
                        return "width: integer expected";
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    if (!$util.isInteger(message.length))
                        return "length: integer expected";
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    if (!$util.isInteger(message.height))
                        return "height: integer expected";
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass"))
                    if (!$util.isInteger(message.vehicleClass))
                        return "vehicleClass: integer expected";
                return null;
            };

            Participant.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Participant)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Participant: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Participant();
                if (object.type !== 0 && (typeof object.type !== "string" || $root.v2x.v1.ParticipantType[object.type] !== 0))
                    switch (object.type) {
                    case "PARTICIPANT_TYPE_UNKNOWN":
                    case 0:
                        message.type = 0;
                        break;
                    case "PARTICIPANT_TYPE_MOTOR":
                    case 1:
                        message.type = 1;
                        break;
                    case "PARTICIPANT_TYPE_NON_MOTOR":
                    case 2:
                        message.type = 2;
                        break;
                    case "PARTICIPANT_TYPE_PEDESTRIAN":
                    case 3:
                        message.type = 3;
                        break;
                    case "PARTICIPANT_TYPE_RSU":
                    case 4:
                        message.type = 4;
                        break;
                    default:
                        if (typeof object.type === "number" && (object.type | 0) === object.type)
                            message.type = object.type;
                    }
                if (object.participantId != null)
                    if ($Number(object.participantId) !== 0)
                        message.participantId = object.participantId >>> 0;
                if (object.detection !== 0 && (typeof object.detection !== "string" || $root.v2x.v1.DetectionSource[object.detection] !== 0))
                    switch (object.detection) {
                    case "DETECTION_SOURCE_UNKNOWN":
                    case 0:
                        message.detection = 0;
                        break;
                    case "DETECTION_SOURCE_SELF_INFO":
                    case 1:
                        message.detection = 1;
                        break;
                    case "DETECTION_SOURCE_V2X":
                    case 2:
                        message.detection = 2;
                        break;
                    case "DETECTION_SOURCE_VIDEO":
                    case 3:
                        message.detection = 3;
                        break;
                    case "DETECTION_SOURCE_MICROWAVE_RADAR":
                    case 4:
                        message.detection = 4;
                        break;
                    case "DETECTION_SOURCE_LOOP":
                    case 5:
                        message.detection = 5;
                        break;
                    case "DETECTION_SOURCE_LIDAR":
                    case 6:
                        message.detection = 6;
                        break;
                    case "DETECTION_SOURCE_INTEGRATED":
                    case 7:
                        message.detection = 7;
                        break;
                    default:
                        if (typeof object.detection === "number" && (object.detection | 0) === object.detection)
                            message.detection = object.detection;
                    }
                if (object.temporaryId != null)
                    if (object.temporaryId.length)
                        if (typeof object.temporaryId === "string")
                            $util.base64.decode(object.temporaryId, message.temporaryId = $util.newBuffer($util.base64.length(object.temporaryId)), 0);
                        else if (object.temporaryId.length >= 0)
                            message.temporaryId = object.temporaryId;
                if (object.secondMark != null)
                    message.secondMark = object.secondMark >>> 0;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.positionConfidence != null)
                    if ($Number(object.positionConfidence) !== 0)
                        message.positionConfidence = object.positionConfidence >>> 0;
                switch (object.transmission) {
                case "TRANSMISSION_STATE_NEUTRAL":
                case 0:
                    message.transmission = 0;
                    break;
                case "TRANSMISSION_STATE_PARK":
                case 1:
                    message.transmission = 1;
                    break;
                case "TRANSMISSION_STATE_FORWARD_GEARS":
                case 2:
                    message.transmission = 2;
                    break;
                case "TRANSMISSION_STATE_REVERSE_GEARS":
                case 3:
                    message.transmission = 3;
                    break;
                case "TRANSMISSION_STATE_RESERVED_1":
                case 4:
                    message.transmission = 4;
                    break;
                case "TRANSMISSION_STATE_RESERVED_2":
                case 5:
                    message.transmission = 5;
                    break;
                case "TRANSMISSION_STATE_RESERVED_3":
                case 6:
                    message.transmission = 6;
                    break;
                case "TRANSMISSION_STATE_UNAVAILABLE":
                case 7:
                    message.transmission = 7;
                    break;
                default:
                    if (typeof object.transmission === "number" && (object.transmission | 0) === object.transmission)
                        message.transmission = object.transmission;
                }
                if (object.speed != null)
                    message.speed = object.speed >>> 0;
                if (object.heading != null)
                    message.heading = object.heading >>> 0;
                if (object.steeringWheelAngle != null)
                    message.steeringWheelAngle = object.steeringWheelAngle | 0;
                if (object.accelerationLongitudinal != null)
                    message.accelerationLongitudinal = object.accelerationLongitudinal | 0;
                if (object.accelerationLateral != null)
                    message.accelerationLateral = object.accelerationLateral | 0;
                if (object.accelerationVertical != null)
                    message.accelerationVertical = object.accelerationVertical | 0;
                if (object.yawRate != null)
                    message.yawRate = object.yawRate | 0;
                if (object.width != null)
                    if ($Number(object.width) !== 0)
                        message.width = object.width >>> 0;
                if (object.length != null)
                    if ($Number(object.length) !== 0)
                        message.length = object.length >>> 0;
                if (object.height != null)
                    if ($Number(object.height) !== 0)
                        message.height = object.height >>> 0;
                if (object.vehicleClass != null)
                    if ($Number(object.vehicleClass) !== 0)
                        message.vehicleClass = object.vehicleClass >>> 0;
                return message;
            };

            Participant.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.type = options.enums === $String ? "PARTICIPANT_TYPE_UNKNOWN" : 0;
                    object.participantId = 0;
                    object.detection = options.enums === $String ? "DETECTION_SOURCE_UNKNOWN" : 0;
                    if (options.bytes === $String)
                        object.temporaryId = "";
                    else {
                        object.temporaryId = [];
                        if (options.bytes !== $Array)
                            object.temporaryId = $util.newBuffer(object.temporaryId);
                    }
                    object.positionConfidence = 0;
                    object.width = 0;
                    object.length = 0;
                    object.height = 0;
                    object.vehicleClass = 0;
                }
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = options.enums === $String ? $root.v2x.v1.ParticipantType[message.type] === $undefined ? message.type : $root.v2x.v1.ParticipantType[message.type] : message.type;
                if (message.participantId != null && $Object.hasOwnProperty.call(message, "participantId"))
                    object.participantId = message.participantId;
                if (message.detection != null && $Object.hasOwnProperty.call(message, "detection"))
                    object.detection = options.enums === $String ? $root.v2x.v1.DetectionSource[message.detection] === $undefined ? message.detection : $root.v2x.v1.DetectionSource[message.detection] : message.detection;
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    object.temporaryId = options.bytes === $String ? $util.base64.encode(message.temporaryId, 0, message.temporaryId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.temporaryId) : message.temporaryId;
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    object.secondMark = message.secondMark;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.positionConfidence != null && $Object.hasOwnProperty.call(message, "positionConfidence"))
                    object.positionConfidence = message.positionConfidence;
                if (message.transmission != null && $Object.hasOwnProperty.call(message, "transmission"))
                    object.transmission = options.enums === $String ? $root.v2x.v1.TransmissionState[message.transmission] === $undefined ? message.transmission : $root.v2x.v1.TransmissionState[message.transmission] : message.transmission;
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    object.speed = message.speed;
                if (message.heading != null && $Object.hasOwnProperty.call(message, "heading"))
                    object.heading = message.heading;
                if (message.steeringWheelAngle != null && $Object.hasOwnProperty.call(message, "steeringWheelAngle"))
                    object.steeringWheelAngle = message.steeringWheelAngle;
                if (message.accelerationLongitudinal != null && $Object.hasOwnProperty.call(message, "accelerationLongitudinal"))
                    object.accelerationLongitudinal = message.accelerationLongitudinal;
                if (message.accelerationLateral != null && $Object.hasOwnProperty.call(message, "accelerationLateral"))
                    object.accelerationLateral = message.accelerationLateral;
                if (message.accelerationVertical != null && $Object.hasOwnProperty.call(message, "accelerationVertical"))
                    object.accelerationVertical = message.accelerationVertical;
                if (message.yawRate != null && $Object.hasOwnProperty.call(message, "yawRate"))
                    object.yawRate = message.yawRate;
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    object.width = message.width;
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    object.length = message.length;
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    object.height = message.height;
                if (message.vehicleClass != null && $Object.hasOwnProperty.call(message, "vehicleClass"))
                    object.vehicleClass = message.vehicleClass;
                return object;
            };

            Participant.prototype.toJSON = function() {
                return Participant.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Participant;
        })();

        v1.Rsm = (function() {

            const Rsm = function (properties) {
                this.participants = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Rsm.prototype.header = null;
            Rsm.prototype.messageCount = 0;
            Rsm.prototype.temporaryId = $util.newBuffer([]);
            Rsm.prototype.latitude = null;
            Rsm.prototype.longitude = null;
            Rsm.prototype.elevation = null;
            Rsm.prototype.participants = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsm.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsm.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Rsm.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Rsm.create = function(properties) {
                return new Rsm(properties);
            };

            Rsm.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount") && message.messageCount !== 0)
                    writer.uint32(16).uint32(message.messageCount);
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId") && message.temporaryId.length)
                    writer.uint32(26).bytes(message.temporaryId);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(37).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(45).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(48).sint32(message.elevation);
                if (message.participants != null && message.participants.length)
                    for (let i = 0; i < message.participants.length; ++i)
                        $root.v2x.v1.Participant.encode(message.participants[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Rsm.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Rsm();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageCount = value;
                            else
                                delete message.messageCount;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.temporaryId = value;
                            else
                                delete message.temporaryId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.participants && message.participants.length))
                                message.participants = [];
                            message.participants.push($root.v2x.v1.Participant.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Rsm.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    if (!$util.isInteger(message.messageCount))
                        return "messageCount: integer expected";
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    if (!(message.temporaryId && typeof message.temporaryId.length === "number" || $util.isString(message.temporaryId)))
                        return "temporaryId: buffer expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.participants != null && $Object.hasOwnProperty.call(message, "participants")) {
                    if (!$Array.isArray(message.participants))
                        return "participants: array expected";
                    for (let i = 0; i < message.participants.length; ++i) {
                        let error = $root.v2x.v1.Participant.verify(message.participants[i], _depth + 1);
                        if (error)
                            return "participants." + error;
                    }
                }
                return null;
            };

            Rsm.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Rsm)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Rsm: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Rsm();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.Rsm.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.messageCount != null)
                    if ($Number(object.messageCount) !== 0)
                        message.messageCount = object.messageCount >>> 0;
                if (object.temporaryId != null)
                    if (object.temporaryId.length)
                        if (typeof object.temporaryId === "string")
                            $util.base64.decode(object.temporaryId, message.temporaryId = $util.newBuffer($util.base64.length(object.temporaryId)), 0);
                        else if (object.temporaryId.length >= 0)
                            message.temporaryId = object.temporaryId;
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.participants) {
                    if (!$Array.isArray(object.participants))
                        throw $TypeError(".v2x.v1.Rsm.participants: array expected");
                    message.participants = $Array(object.participants.length);
                    for (let i = 0; i < object.participants.length; ++i) {
                        if (!$util.isObject(object.participants[i]))
                            throw $TypeError(".v2x.v1.Rsm.participants: object expected");
                        message.participants[i] = $root.v2x.v1.Participant.fromObject(object.participants[i], _depth + 1);
                    }
                }
                return message;
            };

            Rsm.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.participants = [];
                if (options.defaults) {
                    object.header = null;
                    object.messageCount = 0;
                    if (options.bytes === $String)
                        object.temporaryId = "";
                    else {
                        object.temporaryId = [];
                        if (options.bytes !== $Array)
                            object.temporaryId = $util.newBuffer(object.temporaryId);
                    }
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    object.messageCount = message.messageCount;
                if (message.temporaryId != null && $Object.hasOwnProperty.call(message, "temporaryId"))
                    object.temporaryId = options.bytes === $String ? $util.base64.encode(message.temporaryId, 0, message.temporaryId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.temporaryId) : message.temporaryId;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.participants && message.participants.length) {
                    object.participants = $Array(message.participants.length);
                    for (let j = 0; j < message.participants.length; ++j)
                        object.participants[j] = $root.v2x.v1.Participant.toObject(message.participants[j], options, _depth + 1);
                }
                return object;
            };

            Rsm.prototype.toJSON = function() {
                return Rsm.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Rsm;
        })();

        v1.LightState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LIGHT_STATE_UNAVAILABLE"] = 0;
            values[valuesById[1] = "LIGHT_STATE_DARK"] = 1;
            values[valuesById[2] = "LIGHT_STATE_FLASHING_RED"] = 2;
            values[valuesById[3] = "LIGHT_STATE_RED"] = 3;
            values[valuesById[4] = "LIGHT_STATE_FLASHING_GREEN"] = 4;
            values[valuesById[5] = "LIGHT_STATE_PERMISSIVE_GREEN"] = 5;
            values[valuesById[6] = "LIGHT_STATE_PROTECTED_GREEN"] = 6;
            values[valuesById[7] = "LIGHT_STATE_YELLOW"] = 7;
            values[valuesById[8] = "LIGHT_STATE_FLASHING_YELLOW"] = 8;
            return values;
        })();

        v1.TimingKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TIMING_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TIMING_KIND_COUNTING"] = 1;
            values[valuesById[2] = "TIMING_KIND_UTC"] = 2;
            return values;
        })();

        v1.PhaseState = (function() {

            const PhaseState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PhaseState.prototype.light = 0;
            PhaseState.prototype.timing = 0;
            PhaseState.prototype.startTime = null;
            PhaseState.prototype.minEndTime = null;
            PhaseState.prototype.maxEndTime = null;
            PhaseState.prototype.likelyEndTime = null;
            PhaseState.prototype.timeConfidence = null;
            PhaseState.prototype.nextStartTime = null;
            PhaseState.prototype.nextDuration = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_startTime", {
                get: $util.oneOfGetter($oneOfFields = ["startTime"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_minEndTime", {
                get: $util.oneOfGetter($oneOfFields = ["minEndTime"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_maxEndTime", {
                get: $util.oneOfGetter($oneOfFields = ["maxEndTime"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_likelyEndTime", {
                get: $util.oneOfGetter($oneOfFields = ["likelyEndTime"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_timeConfidence", {
                get: $util.oneOfGetter($oneOfFields = ["timeConfidence"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_nextStartTime", {
                get: $util.oneOfGetter($oneOfFields = ["nextStartTime"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PhaseState.prototype, "_nextDuration", {
                get: $util.oneOfGetter($oneOfFields = ["nextDuration"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PhaseState.create = function(properties) {
                return new PhaseState(properties);
            };

            PhaseState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.light != null && $Object.hasOwnProperty.call(message, "light") && message.light !== 0)
                    writer.uint32(8).int32(message.light);
                if (message.timing != null && $Object.hasOwnProperty.call(message, "timing") && message.timing !== 0)
                    writer.uint32(16).int32(message.timing);
                if (message.startTime != null && $Object.hasOwnProperty.call(message, "startTime"))
                    writer.uint32(24).uint32(message.startTime);
                if (message.minEndTime != null && $Object.hasOwnProperty.call(message, "minEndTime"))
                    writer.uint32(32).uint32(message.minEndTime);
                if (message.maxEndTime != null && $Object.hasOwnProperty.call(message, "maxEndTime"))
                    writer.uint32(40).uint32(message.maxEndTime);
                if (message.likelyEndTime != null && $Object.hasOwnProperty.call(message, "likelyEndTime"))
                    writer.uint32(48).uint32(message.likelyEndTime);
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    writer.uint32(56).uint32(message.timeConfidence);
                if (message.nextStartTime != null && $Object.hasOwnProperty.call(message, "nextStartTime"))
                    writer.uint32(64).uint32(message.nextStartTime);
                if (message.nextDuration != null && $Object.hasOwnProperty.call(message, "nextDuration"))
                    writer.uint32(72).uint32(message.nextDuration);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PhaseState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.PhaseState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.light = value;
                            else
                                delete message.light;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.timing = value;
                            else
                                delete message.timing;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.startTime = reader.uint32();
                            message._startTime = "startTime";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.minEndTime = reader.uint32();
                            message._minEndTime = "minEndTime";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.maxEndTime = reader.uint32();
                            message._maxEndTime = "maxEndTime";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.likelyEndTime = reader.uint32();
                            message._likelyEndTime = "likelyEndTime";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.timeConfidence = reader.uint32();
                            message._timeConfidence = "timeConfidence";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.nextStartTime = reader.uint32();
                            message._nextStartTime = "nextStartTime";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.nextDuration = reader.uint32();
                            message._nextDuration = "nextDuration";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PhaseState.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.light != null && $Object.hasOwnProperty.call(message, "light"))
                    if (typeof message.light !== "number" || (message.light | 0) !== message.light)
                        return "light: enum value expected";
                if (message.timing != null && $Object.hasOwnProperty.call(message, "timing"))
                    if (typeof message.timing !== "number" || (message.timing | 0) !== message.timing)
                        return "timing: enum value expected";
                if (message.startTime != null && $Object.hasOwnProperty.call(message, "startTime")) {
                    properties._startTime = 1;
                    if (!$util.isInteger(message.startTime))
                        return "startTime: integer expected";
                }
                if (message.minEndTime != null && $Object.hasOwnProperty.call(message, "minEndTime")) {
                    properties._minEndTime = 1;
                    if (!$util.isInteger(message.minEndTime))
                        return "minEndTime: integer expected";
                }
                if (message.maxEndTime != null && $Object.hasOwnProperty.call(message, "maxEndTime")) {
                    properties._maxEndTime = 1;
                    if (!$util.isInteger(message.maxEndTime))
                        return "maxEndTime: integer expected";
                }
                if (message.likelyEndTime != null && $Object.hasOwnProperty.call(message, "likelyEndTime")) {
                    properties._likelyEndTime = 1;
                    if (!$util.isInteger(message.likelyEndTime))
                        return "likelyEndTime: integer expected";
                }
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence")) {
                    properties._timeConfidence = 1;
                    if (!$util.isInteger(message.timeConfidence))
                        return "timeConfidence: integer expected";
                }
                if (message.nextStartTime != null && $Object.hasOwnProperty.call(message, "nextStartTime")) {
                    properties._nextStartTime = 1;
                    if (!$util.isInteger(message.nextStartTime))
                        return "nextStartTime: integer expected";
                }
                if (message.nextDuration != null && $Object.hasOwnProperty.call(message, "nextDuration")) {
                    properties._nextDuration = 1;
                    if (!$util.isInteger(message.nextDuration))
                        return "nextDuration: integer expected";
                }
                return null;
            };

            PhaseState.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.PhaseState)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.PhaseState: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.PhaseState();
                if (object.light !== 0 && (typeof object.light !== "string" || $root.v2x.v1.LightState[object.light] !== 0))
                    switch (object.light) {
                    case "LIGHT_STATE_UNAVAILABLE":
                    case 0:
                        message.light = 0;
                        break;
                    case "LIGHT_STATE_DARK":
                    case 1:
                        message.light = 1;
                        break;
                    case "LIGHT_STATE_FLASHING_RED":
                    case 2:
                        message.light = 2;
                        break;
                    case "LIGHT_STATE_RED":
                    case 3:
                        message.light = 3;
                        break;
                    case "LIGHT_STATE_FLASHING_GREEN":
                    case 4:
                        message.light = 4;
                        break;
                    case "LIGHT_STATE_PERMISSIVE_GREEN":
                    case 5:
                        message.light = 5;
                        break;
                    case "LIGHT_STATE_PROTECTED_GREEN":
                    case 6:
                        message.light = 6;
                        break;
                    case "LIGHT_STATE_YELLOW":
                    case 7:
                        message.light = 7;
                        break;
                    case "LIGHT_STATE_FLASHING_YELLOW":
                    case 8:
                        message.light = 8;
                        break;
                    default:
                        if (typeof object.light === "number" && (object.light | 0) === object.light)
                            message.light = object.light;
                    }
                if (object.timing !== 0 && (typeof object.timing !== "string" || $root.v2x.v1.TimingKind[object.timing] !== 0))
                    switch (object.timing) {
                    case "TIMING_KIND_UNSPECIFIED":
                    case 0:
                        message.timing = 0;
                        break;
                    case "TIMING_KIND_COUNTING":
                    case 1:
                        message.timing = 1;
                        break;
                    case "TIMING_KIND_UTC":
                    case 2:
                        message.timing = 2;
                        break;
                    default:
                        if (typeof object.timing === "number" && (object.timing | 0) === object.timing)
                            message.timing = object.timing;
                    }
                if (object.startTime != null)
                    message.startTime = object.startTime >>> 0;
                if (object.minEndTime != null)
                    message.minEndTime = object.minEndTime >>> 0;
                if (object.maxEndTime != null)
                    message.maxEndTime = object.maxEndTime >>> 0;
                if (object.likelyEndTime != null)
                    message.likelyEndTime = object.likelyEndTime >>> 0;
                if (object.timeConfidence != null)
                    message.timeConfidence = object.timeConfidence >>> 0;
                if (object.nextStartTime != null)
                    message.nextStartTime = object.nextStartTime >>> 0;
                if (object.nextDuration != null)
                    message.nextDuration = object.nextDuration >>> 0;
                return message;
            };

            PhaseState.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.light = options.enums === $String ? "LIGHT_STATE_UNAVAILABLE" : 0;
                    object.timing = options.enums === $String ? "TIMING_KIND_UNSPECIFIED" : 0;
                }
                if (message.light != null && $Object.hasOwnProperty.call(message, "light"))
                    object.light = options.enums === $String ? $root.v2x.v1.LightState[message.light] === $undefined ? message.light : $root.v2x.v1.LightState[message.light] : message.light;
                if (message.timing != null && $Object.hasOwnProperty.call(message, "timing"))
                    object.timing = options.enums === $String ? $root.v2x.v1.TimingKind[message.timing] === $undefined ? message.timing : $root.v2x.v1.TimingKind[message.timing] : message.timing;
                if (message.startTime != null && $Object.hasOwnProperty.call(message, "startTime"))
                    object.startTime = message.startTime;
                if (message.minEndTime != null && $Object.hasOwnProperty.call(message, "minEndTime"))
                    object.minEndTime = message.minEndTime;
                if (message.maxEndTime != null && $Object.hasOwnProperty.call(message, "maxEndTime"))
                    object.maxEndTime = message.maxEndTime;
                if (message.likelyEndTime != null && $Object.hasOwnProperty.call(message, "likelyEndTime"))
                    object.likelyEndTime = message.likelyEndTime;
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    object.timeConfidence = message.timeConfidence;
                if (message.nextStartTime != null && $Object.hasOwnProperty.call(message, "nextStartTime"))
                    object.nextStartTime = message.nextStartTime;
                if (message.nextDuration != null && $Object.hasOwnProperty.call(message, "nextDuration"))
                    object.nextDuration = message.nextDuration;
                return object;
            };

            PhaseState.prototype.toJSON = function() {
                return PhaseState.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PhaseState;
        })();

        v1.Phase = (function() {

            const Phase = function (properties) {
                this.states = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Phase.prototype.phaseId = 0;
            Phase.prototype.states = $util.emptyArray;

            Phase.create = function(properties) {
                return new Phase(properties);
            };

            Phase.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId") && message.phaseId !== 0)
                    writer.uint32(8).uint32(message.phaseId);
                if (message.states != null && message.states.length)
                    for (let i = 0; i < message.states.length; ++i)
                        $root.v2x.v1.PhaseState.encode(message.states[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Phase.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Phase();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.phaseId = value;
                            else
                                delete message.phaseId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.states && message.states.length))
                                message.states = [];
                            message.states.push($root.v2x.v1.PhaseState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Phase.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    if (!$util.isInteger(message.phaseId))
                        return "phaseId: integer expected";
                if (message.states != null && $Object.hasOwnProperty.call(message, "states")) {
                    if (!$Array.isArray(message.states))
                        return "states: array expected";
                    for (let i = 0; i < message.states.length; ++i) {
                        let error = $root.v2x.v1.PhaseState.verify(message.states[i], _depth + 1);
                        if (error)
                            return "states." + error;
                    }
                }
                return null;
            };

            Phase.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Phase)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Phase: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Phase();
                if (object.phaseId != null)
                    if ($Number(object.phaseId) !== 0)
                        message.phaseId = object.phaseId >>> 0;
                if (object.states) {
                    if (!$Array.isArray(object.states))
                        throw $TypeError(".v2x.v1.Phase.states: array expected");
                    message.states = $Array(object.states.length);
                    for (let i = 0; i < object.states.length; ++i) {
                        if (!$util.isObject(object.states[i]))
                            throw $TypeError(".v2x.v1.Phase.states: object expected");
                        message.states[i] = $root.v2x.v1.PhaseState.fromObject(object.states[i], _depth + 1);
                    }
                }
                return message;
            };

            Phase.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.states = [];
                if (options.defaults)
                    object.phaseId = 0;
                if (message.phaseId != null && $Object.hasOwnProperty.call(message, "phaseId"))
                    object.phaseId = message.phaseId;
                if (message.states && message.states.length) {
                    object.states = $Array(message.states.length);
                    for (let j = 0; j < message.states.length; ++j)
                        object.states[j] = $root.v2x.v1.PhaseState.toObject(message.states[j], options, _depth + 1);
                }
                return object;
            };

            Phase.prototype.toJSON = function() {
                return Phase.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Phase;
        })();

        v1.IntersectionState = (function() {

            const IntersectionState = function (properties) {
                this.phases = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            IntersectionState.prototype.region = 0;
            IntersectionState.prototype.intersectionId = 0;
            IntersectionState.prototype.status = 0;
            IntersectionState.prototype.minuteOfYear = null;
            IntersectionState.prototype.secondMark = null;
            IntersectionState.prototype.timeConfidence = 0;
            IntersectionState.prototype.phases = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(IntersectionState.prototype, "_minuteOfYear", {
                get: $util.oneOfGetter($oneOfFields = ["minuteOfYear"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(IntersectionState.prototype, "_secondMark", {
                get: $util.oneOfGetter($oneOfFields = ["secondMark"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            IntersectionState.create = function(properties) {
                return new IntersectionState(properties);
            };

            IntersectionState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== 0)
                    writer.uint32(8).uint32(message.region);
                if (message.intersectionId != null && $Object.hasOwnProperty.call(message, "intersectionId") && message.intersectionId !== 0)
                    writer.uint32(16).uint32(message.intersectionId);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(24).uint32(message.status);
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    writer.uint32(32).uint32(message.minuteOfYear);
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    writer.uint32(40).uint32(message.secondMark);
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence") && message.timeConfidence !== 0)
                    writer.uint32(48).uint32(message.timeConfidence);
                if (message.phases != null && message.phases.length)
                    for (let i = 0; i < message.phases.length; ++i)
                        $root.v2x.v1.Phase.encode(message.phases[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            IntersectionState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.IntersectionState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.region = value;
                            else
                                delete message.region;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.intersectionId = value;
                            else
                                delete message.intersectionId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.minuteOfYear = reader.uint32();
                            message._minuteOfYear = "minuteOfYear";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.secondMark = reader.uint32();
                            message._secondMark = "secondMark";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeConfidence = value;
                            else
                                delete message.timeConfidence;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.phases && message.phases.length))
                                message.phases = [];
                            message.phases.push($root.v2x.v1.Phase.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            IntersectionState.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    if (!$util.isInteger(message.region))
                        return "region: integer expected";
                if (message.intersectionId != null && $Object.hasOwnProperty.call(message, "intersectionId"))
                    if (!$util.isInteger(message.intersectionId))
                        return "intersectionId: integer expected";
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    if (!$util.isInteger(message.status))
                        return "status: integer expected";
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear")) {
                    properties._minuteOfYear = 1;
                    if (!$util.isInteger(message.minuteOfYear))
                        return "minuteOfYear: integer expected";
                }
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark")) {
                    properties._secondMark = 1;
                    if (!$util.isInteger(message.secondMark))
                        return "secondMark: integer expected";
                }
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    if (!$util.isInteger(message.timeConfidence))
                        return "timeConfidence: integer expected";
                if (message.phases != null && $Object.hasOwnProperty.call(message, "phases")) {
                    if (!$Array.isArray(message.phases))
                        return "phases: array expected";
                    for (let i = 0; i < message.phases.length; ++i) {
                        let error = $root.v2x.v1.Phase.verify(message.phases[i], _depth + 1);
                        if (error)
                            return "phases." + error;
                    }
                }
                return null;
            };

            IntersectionState.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.IntersectionState)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.IntersectionState: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.IntersectionState();
                if (object.region != null)
                    if ($Number(object.region) !== 0)
                        message.region = object.region >>> 0;
                if (object.intersectionId != null)
                    if ($Number(object.intersectionId) !== 0)
                        message.intersectionId = object.intersectionId >>> 0;
                if (object.status != null)
                    if ($Number(object.status) !== 0)
                        message.status = object.status >>> 0;
                if (object.minuteOfYear != null)
                    message.minuteOfYear = object.minuteOfYear >>> 0;
                if (object.secondMark != null)
                    message.secondMark = object.secondMark >>> 0;
                if (object.timeConfidence != null)
                    if ($Number(object.timeConfidence) !== 0)
                        message.timeConfidence = object.timeConfidence >>> 0;
                if (object.phases) {
                    if (!$Array.isArray(object.phases))
                        throw $TypeError(".v2x.v1.IntersectionState.phases: array expected");
                    message.phases = $Array(object.phases.length);
                    for (let i = 0; i < object.phases.length; ++i) {
                        if (!$util.isObject(object.phases[i]))
                            throw $TypeError(".v2x.v1.IntersectionState.phases: object expected");
                        message.phases[i] = $root.v2x.v1.Phase.fromObject(object.phases[i], _depth + 1);
                    }
                }
                return message;
            };

            IntersectionState.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.phases = [];
                if (options.defaults) {
                    object.region = 0;
                    object.intersectionId = 0;
                    object.status = 0;
                    object.timeConfidence = 0;
                }
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    object.region = message.region;
                if (message.intersectionId != null && $Object.hasOwnProperty.call(message, "intersectionId"))
                    object.intersectionId = message.intersectionId;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    object.minuteOfYear = message.minuteOfYear;
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    object.secondMark = message.secondMark;
                if (message.timeConfidence != null && $Object.hasOwnProperty.call(message, "timeConfidence"))
                    object.timeConfidence = message.timeConfidence;
                if (message.phases && message.phases.length) {
                    object.phases = $Array(message.phases.length);
                    for (let j = 0; j < message.phases.length; ++j)
                        object.phases[j] = $root.v2x.v1.Phase.toObject(message.phases[j], options, _depth + 1);
                }
                return object;
            };

            IntersectionState.prototype.toJSON = function() {
                return IntersectionState.toObject(this, $protobuf.util.toJSONOptions);
            };

            return IntersectionState;
        })();

        v1.Spat = (function() {

            const Spat = function (properties) {
                this.intersections = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Spat.prototype.header = null;
            Spat.prototype.messageCount = 0;
            Spat.prototype.minuteOfYear = null;
            Spat.prototype.secondMark = null;
            Spat.prototype.name = "";
            Spat.prototype.intersections = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Spat.prototype, "_minuteOfYear", {
                get: $util.oneOfGetter($oneOfFields = ["minuteOfYear"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Spat.prototype, "_secondMark", {
                get: $util.oneOfGetter($oneOfFields = ["secondMark"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Spat.create = function(properties) {
                return new Spat(properties);
            };

            Spat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount") && message.messageCount !== 0)
                    writer.uint32(16).uint32(message.messageCount);
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    writer.uint32(24).uint32(message.minuteOfYear);
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    writer.uint32(32).uint32(message.secondMark);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(42).string(message.name);
                if (message.intersections != null && message.intersections.length)
                    for (let i = 0; i < message.intersections.length; ++i)
                        $root.v2x.v1.IntersectionState.encode(message.intersections[i], writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Spat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Spat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.messageCount = value;
                            else
                                delete message.messageCount;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.minuteOfYear = reader.uint32();
                            message._minuteOfYear = "minuteOfYear";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.secondMark = reader.uint32();
                            message._secondMark = "secondMark";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.intersections && message.intersections.length))
                                message.intersections = [];
                            message.intersections.push($root.v2x.v1.IntersectionState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Spat.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    if (!$util.isInteger(message.messageCount))
                        return "messageCount: integer expected";
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear")) {
                    properties._minuteOfYear = 1;
                    if (!$util.isInteger(message.minuteOfYear))
                        return "minuteOfYear: integer expected";
                }
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark")) {
                    properties._secondMark = 1;
                    if (!$util.isInteger(message.secondMark))
                        return "secondMark: integer expected";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.intersections != null && $Object.hasOwnProperty.call(message, "intersections")) {
                    if (!$Array.isArray(message.intersections))
                        return "intersections: array expected";
                    for (let i = 0; i < message.intersections.length; ++i) {
                        let error = $root.v2x.v1.IntersectionState.verify(message.intersections[i], _depth + 1);
                        if (error)
                            return "intersections." + error;
                    }
                }
                return null;
            };

            Spat.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Spat)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Spat: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Spat();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.Spat.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.messageCount != null)
                    if ($Number(object.messageCount) !== 0)
                        message.messageCount = object.messageCount >>> 0;
                if (object.minuteOfYear != null)
                    message.minuteOfYear = object.minuteOfYear >>> 0;
                if (object.secondMark != null)
                    message.secondMark = object.secondMark >>> 0;
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.intersections) {
                    if (!$Array.isArray(object.intersections))
                        throw $TypeError(".v2x.v1.Spat.intersections: array expected");
                    message.intersections = $Array(object.intersections.length);
                    for (let i = 0; i < object.intersections.length; ++i) {
                        if (!$util.isObject(object.intersections[i]))
                            throw $TypeError(".v2x.v1.Spat.intersections: object expected");
                        message.intersections[i] = $root.v2x.v1.IntersectionState.fromObject(object.intersections[i], _depth + 1);
                    }
                }
                return message;
            };

            Spat.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.intersections = [];
                if (options.defaults) {
                    object.header = null;
                    object.messageCount = 0;
                    object.name = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.messageCount != null && $Object.hasOwnProperty.call(message, "messageCount"))
                    object.messageCount = message.messageCount;
                if (message.minuteOfYear != null && $Object.hasOwnProperty.call(message, "minuteOfYear"))
                    object.minuteOfYear = message.minuteOfYear;
                if (message.secondMark != null && $Object.hasOwnProperty.call(message, "secondMark"))
                    object.secondMark = message.secondMark;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.intersections && message.intersections.length) {
                    object.intersections = $Array(message.intersections.length);
                    for (let j = 0; j < message.intersections.length; ++j)
                        object.intersections[j] = $root.v2x.v1.IntersectionState.toObject(message.intersections[j], options, _depth + 1);
                }
                return object;
            };

            Spat.prototype.toJSON = function() {
                return Spat.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Spat;
        })();

        v1.Fleet = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FLEET_UNSPECIFIED"] = 0;
            values[valuesById[1] = "FLEET_BUS"] = 1;
            values[valuesById[2] = "FLEET_TAXI"] = 2;
            values[valuesById[3] = "FLEET_SANITATION"] = 3;
            values[valuesById[4] = "FLEET_LOGISTICS"] = 4;
            values[valuesById[5] = "FLEET_CONSTRUCTION"] = 5;
            values[valuesById[6] = "FLEET_PRIVATE"] = 6;
            return values;
        })();

        v1.DriveMode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DRIVE_MODE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DRIVE_MODE_MANUAL"] = 1;
            values[valuesById[2] = "DRIVE_MODE_ASSISTED"] = 2;
            values[valuesById[3] = "DRIVE_MODE_AUTONOMOUS"] = 3;
            values[valuesById[4] = "DRIVE_MODE_REMOTE"] = 4;
            return values;
        })();

        v1.TaskState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TASK_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TASK_STATE_IDLE"] = 1;
            values[valuesById[2] = "TASK_STATE_TO_TASK"] = 2;
            values[valuesById[3] = "TASK_STATE_ON_TASK"] = 3;
            values[valuesById[4] = "TASK_STATE_RETURNING"] = 4;
            values[valuesById[5] = "TASK_STATE_CHARGING"] = 5;
            values[valuesById[6] = "TASK_STATE_BROKEN_DOWN"] = 6;
            return values;
        })();

        v1.VehicleStatus = (function() {

            const VehicleStatus = function (properties) {
                this.troubleCodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            VehicleStatus.prototype.header = null;
            VehicleStatus.prototype.fleet = null;
            VehicleStatus.prototype.driveMode = 0;
            VehicleStatus.prototype.line = "";
            VehicleStatus.prototype.task = "";
            VehicleStatus.prototype.taskState = 0;
            VehicleStatus.prototype.stateOfCharge = null;
            VehicleStatus.prototype.fuelLevel = null;
            VehicleStatus.prototype.remainingRange = null;
            VehicleStatus.prototype.odometer = null;
            VehicleStatus.prototype.doors = 0;
            VehicleStatus.prototype.passengers = null;
            VehicleStatus.prototype.load = null;
            VehicleStatus.prototype.loadMax = null;
            VehicleStatus.prototype.nextStop = "";
            VehicleStatus.prototype.delay = null;
            VehicleStatus.prototype.cabinTemperature = null;
            VehicleStatus.prototype.troubleCodes = $util.emptyArray;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_fleet", {
                get: $util.oneOfGetter($oneOfFields = ["fleet"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_stateOfCharge", {
                get: $util.oneOfGetter($oneOfFields = ["stateOfCharge"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_fuelLevel", {
                get: $util.oneOfGetter($oneOfFields = ["fuelLevel"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_remainingRange", {
                get: $util.oneOfGetter($oneOfFields = ["remainingRange"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_odometer", {
                get: $util.oneOfGetter($oneOfFields = ["odometer"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_passengers", {
                get: $util.oneOfGetter($oneOfFields = ["passengers"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_load", {
                get: $util.oneOfGetter($oneOfFields = ["load"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_loadMax", {
                get: $util.oneOfGetter($oneOfFields = ["loadMax"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_delay", {
                get: $util.oneOfGetter($oneOfFields = ["delay"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(VehicleStatus.prototype, "_cabinTemperature", {
                get: $util.oneOfGetter($oneOfFields = ["cabinTemperature"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            VehicleStatus.create = function(properties) {
                return new VehicleStatus(properties);
            };

            VehicleStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.fleet != null && $Object.hasOwnProperty.call(message, "fleet"))
                    writer.uint32(16).int32(message.fleet);
                if (message.driveMode != null && $Object.hasOwnProperty.call(message, "driveMode") && message.driveMode !== 0)
                    writer.uint32(24).int32(message.driveMode);
                if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== "")
                    writer.uint32(34).string(message.line);
                if (message.task != null && $Object.hasOwnProperty.call(message, "task") && message.task !== "")
                    writer.uint32(42).string(message.task);
                if (message.taskState != null && $Object.hasOwnProperty.call(message, "taskState") && message.taskState !== 0)
                    writer.uint32(48).int32(message.taskState);
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge"))
                    writer.uint32(56).uint32(message.stateOfCharge);
                if (message.fuelLevel != null && $Object.hasOwnProperty.call(message, "fuelLevel"))
                    writer.uint32(64).uint32(message.fuelLevel);
                if (message.remainingRange != null && $Object.hasOwnProperty.call(message, "remainingRange"))
                    writer.uint32(72).uint32(message.remainingRange);
                if (message.odometer != null && $Object.hasOwnProperty.call(message, "odometer"))
                    writer.uint32(80).uint32(message.odometer);
                if (message.doors != null && $Object.hasOwnProperty.call(message, "doors") && message.doors !== 0)
                    writer.uint32(88).uint32(message.doors);
                if (message.passengers != null && $Object.hasOwnProperty.call(message, "passengers"))
                    writer.uint32(96).uint32(message.passengers);
                if (message.load != null && $Object.hasOwnProperty.call(message, "load"))
                    writer.uint32(104).uint32(message.load);
                if (message.loadMax != null && $Object.hasOwnProperty.call(message, "loadMax"))
                    writer.uint32(112).uint32(message.loadMax);
                if (message.nextStop != null && $Object.hasOwnProperty.call(message, "nextStop") && message.nextStop !== "")
                    writer.uint32(122).string(message.nextStop);
                if (message.delay != null && $Object.hasOwnProperty.call(message, "delay"))
                    writer.uint32(128).sint32(message.delay);
                if (message.cabinTemperature != null && $Object.hasOwnProperty.call(message, "cabinTemperature"))
                    writer.uint32(136).sint32(message.cabinTemperature);
                if (message.troubleCodes != null && message.troubleCodes.length)
                    for (let i = 0; i < message.troubleCodes.length; ++i)
                        writer.uint32(146).string(message.troubleCodes[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            VehicleStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.VehicleStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.fleet = reader.int32();
                            message._fleet = "fleet";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.driveMode = value;
                            else
                                delete message.driveMode;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.line = value;
                            else
                                delete message.line;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.task = value;
                            else
                                delete message.task;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.taskState = value;
                            else
                                delete message.taskState;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.stateOfCharge = reader.uint32();
                            message._stateOfCharge = "stateOfCharge";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.fuelLevel = reader.uint32();
                            message._fuelLevel = "fuelLevel";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.remainingRange = reader.uint32();
                            message._remainingRange = "remainingRange";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.odometer = reader.uint32();
                            message._odometer = "odometer";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.doors = value;
                            else
                                delete message.doors;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            message.passengers = reader.uint32();
                            message._passengers = "passengers";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.load = reader.uint32();
                            message._load = "load";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            message.loadMax = reader.uint32();
                            message._loadMax = "loadMax";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.nextStop = value;
                            else
                                delete message.nextStop;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            message.delay = reader.sint32();
                            message._delay = "delay";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.cabinTemperature = reader.sint32();
                            message._cabinTemperature = "cabinTemperature";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if (!(message.troubleCodes && message.troubleCodes.length))
                                message.troubleCodes = [];
                            message.troubleCodes.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            VehicleStatus.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.fleet != null && $Object.hasOwnProperty.call(message, "fleet")) {
                    properties._fleet = 1;
                    if (typeof message.fleet !== "number" || (message.fleet | 0) !== message.fleet)
                        return "fleet: enum value expected";
                }
                if (message.driveMode != null && $Object.hasOwnProperty.call(message, "driveMode"))
                    if (typeof message.driveMode !== "number" || (message.driveMode | 0) !== message.driveMode)
                        return "driveMode: enum value expected";
                if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                    if (!$util.isString(message.line))
                        return "line: string expected";
                if (message.task != null && $Object.hasOwnProperty.call(message, "task"))
                    if (!$util.isString(message.task))
                        return "task: string expected";
                if (message.taskState != null && $Object.hasOwnProperty.call(message, "taskState"))
                    if (typeof message.taskState !== "number" || (message.taskState | 0) !== message.taskState)
                        return "taskState: enum value expected";
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge")) {
                    properties._stateOfCharge = 1;
                    if (!$util.isInteger(message.stateOfCharge))
                        return "stateOfCharge: integer expected";
                }
                if (message.fuelLevel != null && $Object.hasOwnProperty.call(message, "fuelLevel")) {
                    properties._fuelLevel = 1;
                    if (!$util.isInteger(message.fuelLevel))
                        return "fuelLevel: integer expected";
                }
                if (message.remainingRange != null && $Object.hasOwnProperty.call(message, "remainingRange")) {
                    properties._remainingRange = 1;
                    if (!$util.isInteger(message.remainingRange))
                        return "remainingRange: integer expected";
                }
                if (message.odometer != null && $Object.hasOwnProperty.call(message, "odometer")) {
                    properties._odometer = 1;
                    if (!$util.isInteger(message.odometer))
                        return "odometer: integer expected";
                }
                if (message.doors != null && $Object.hasOwnProperty.call(message, "doors"))
                    if (!$util.isInteger(message.doors))
                        return "doors: integer expected";
                if (message.passengers != null && $Object.hasOwnProperty.call(message, "passengers")) {
                    properties._passengers = 1;
                    if (!$util.isInteger(message.passengers))
                        return "passengers: integer expected";
                }
                if (message.load != null && $Object.hasOwnProperty.call(message, "load")) {
                    properties._load = 1;
                    if (!$util.isInteger(message.load))
                        return "load: integer expected";
                }
                if (message.loadMax != null && $Object.hasOwnProperty.call(message, "loadMax")) {
                    properties._loadMax = 1;
                    if (!$util.isInteger(message.loadMax))
                        return "loadMax: integer expected";
                }
                if (message.nextStop != null && $Object.hasOwnProperty.call(message, "nextStop"))
                    if (!$util.isString(message.nextStop))
                        return "nextStop: string expected";
                if (message.delay != null && $Object.hasOwnProperty.call(message, "delay")) {
                    properties._delay = 1;
                    if (!$util.isInteger(message.delay))
                        return "delay: integer expected";
                }
                if (message.cabinTemperature != null && $Object.hasOwnProperty.call(message, "cabinTemperature")) {
                    properties._cabinTemperature = 1;
                    if (!$util.isInteger(message.cabinTemperature))
                        return "cabinTemperature: integer expected";
                }
                if (message.troubleCodes != null && $Object.hasOwnProperty.call(message, "troubleCodes")) {
                    if (!$Array.isArray(message.troubleCodes))
                        return "troubleCodes: array expected";
                    for (let i = 0; i < message.troubleCodes.length; ++i)
                        if (!$util.isString(message.troubleCodes[i]))
                            return "troubleCodes: string[] expected";
                }
                return null;
            };

            VehicleStatus.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.VehicleStatus)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.VehicleStatus: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.VehicleStatus();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.VehicleStatus.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                switch (object.fleet) {
                case "FLEET_UNSPECIFIED":
                case 0:
                    message.fleet = 0;
                    break;
                case "FLEET_BUS":
                case 1:
                    message.fleet = 1;
                    break;
                case "FLEET_TAXI":
                case 2:
                    message.fleet = 2;
                    break;
                case "FLEET_SANITATION":
                case 3:
                    message.fleet = 3;
                    break;
                case "FLEET_LOGISTICS":
                case 4:
                    message.fleet = 4;
                    break;
                case "FLEET_CONSTRUCTION":
                case 5:
                    message.fleet = 5;
                    break;
                case "FLEET_PRIVATE":
                case 6:
                    message.fleet = 6;
                    break;
                default:
                    if (typeof object.fleet === "number" && (object.fleet | 0) === object.fleet)
                        message.fleet = object.fleet;
                }
                if (object.driveMode !== 0 && (typeof object.driveMode !== "string" || $root.v2x.v1.DriveMode[object.driveMode] !== 0))
                    switch (object.driveMode) {
                    case "DRIVE_MODE_UNSPECIFIED":
                    case 0:
                        message.driveMode = 0;
                        break;
                    case "DRIVE_MODE_MANUAL":
                    case 1:
                        message.driveMode = 1;
                        break;
                    case "DRIVE_MODE_ASSISTED":
                    case 2:
                        message.driveMode = 2;
                        break;
                    case "DRIVE_MODE_AUTONOMOUS":
                    case 3:
                        message.driveMode = 3;
                        break;
                    case "DRIVE_MODE_REMOTE":
                    case 4:
                        message.driveMode = 4;
                        break;
                    default:
                        if (typeof object.driveMode === "number" && (object.driveMode | 0) === object.driveMode)
                            message.driveMode = object.driveMode;
                    }
                if (object.line != null)
                    if (typeof object.line !== "string" || object.line.length)
                        message.line = $String(object.line);
                if (object.task != null)
                    if (typeof object.task !== "string" || object.task.length)
                        message.task = $String(object.task);
                if (object.taskState !== 0 && (typeof object.taskState !== "string" || $root.v2x.v1.TaskState[object.taskState] !== 0))
                    switch (object.taskState) {
                    case "TASK_STATE_UNSPECIFIED":
                    case 0:
                        message.taskState = 0;
                        break;
                    case "TASK_STATE_IDLE":
                    case 1:
                        message.taskState = 1;
                        break;
                    case "TASK_STATE_TO_TASK":
                    case 2:
                        message.taskState = 2;
                        break;
                    case "TASK_STATE_ON_TASK":
                    case 3:
                        message.taskState = 3;
                        break;
                    case "TASK_STATE_RETURNING":
                    case 4:
                        message.taskState = 4;
                        break;
                    case "TASK_STATE_CHARGING":
                    case 5:
                        message.taskState = 5;
                        break;
                    case "TASK_STATE_BROKEN_DOWN":
                    case 6:
                        message.taskState = 6;
                        break;
                    default:
                        if (typeof object.taskState === "number" && (object.taskState | 0) === object.taskState)
                            message.taskState = object.taskState;
                    }
                if (object.stateOfCharge != null)
                    message.stateOfCharge = object.stateOfCharge >>> 0;
                if (object.fuelLevel != null)
                    message.fuelLevel = object.fuelLevel >>> 0;
                if (object.remainingRange != null)
                    message.remainingRange = object.remainingRange >>> 0;
                if (object.odometer != null)
                    message.odometer = object.odometer >>> 0;
                if (object.doors != null)
                    if ($Number(object.doors) !== 0)
                        message.doors = object.doors >>> 0;
                if (object.passengers != null)
                    message.passengers = object.passengers >>> 0;
                if (object.load != null)
                    message.load = object.load >>> 0;
                if (object.loadMax != null)
                    message.loadMax = object.loadMax >>> 0;
                if (object.nextStop != null)
                    if (typeof object.nextStop !== "string" || object.nextStop.length)
                        message.nextStop = $String(object.nextStop);
                if (object.delay != null)
                    message.delay = object.delay | 0;
                if (object.cabinTemperature != null)
                    message.cabinTemperature = object.cabinTemperature | 0;
                if (object.troubleCodes) {
                    if (!$Array.isArray(object.troubleCodes))
                        throw $TypeError(".v2x.v1.VehicleStatus.troubleCodes: array expected");
                    message.troubleCodes = $Array(object.troubleCodes.length);
                    for (let i = 0; i < object.troubleCodes.length; ++i)
                        message.troubleCodes[i] = $String(object.troubleCodes[i]);
                }
                return message;
            };

            VehicleStatus.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.troubleCodes = [];
                if (options.defaults) {
                    object.header = null;
                    object.driveMode = options.enums === $String ? "DRIVE_MODE_UNSPECIFIED" : 0;
                    object.line = "";
                    object.task = "";
                    object.taskState = options.enums === $String ? "TASK_STATE_UNSPECIFIED" : 0;
                    object.doors = 0;
                    object.nextStop = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.fleet != null && $Object.hasOwnProperty.call(message, "fleet"))
                    object.fleet = options.enums === $String ? $root.v2x.v1.Fleet[message.fleet] === $undefined ? message.fleet : $root.v2x.v1.Fleet[message.fleet] : message.fleet;
                if (message.driveMode != null && $Object.hasOwnProperty.call(message, "driveMode"))
                    object.driveMode = options.enums === $String ? $root.v2x.v1.DriveMode[message.driveMode] === $undefined ? message.driveMode : $root.v2x.v1.DriveMode[message.driveMode] : message.driveMode;
                if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                    object.line = message.line;
                if (message.task != null && $Object.hasOwnProperty.call(message, "task"))
                    object.task = message.task;
                if (message.taskState != null && $Object.hasOwnProperty.call(message, "taskState"))
                    object.taskState = options.enums === $String ? $root.v2x.v1.TaskState[message.taskState] === $undefined ? message.taskState : $root.v2x.v1.TaskState[message.taskState] : message.taskState;
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge"))
                    object.stateOfCharge = message.stateOfCharge;
                if (message.fuelLevel != null && $Object.hasOwnProperty.call(message, "fuelLevel"))
                    object.fuelLevel = message.fuelLevel;
                if (message.remainingRange != null && $Object.hasOwnProperty.call(message, "remainingRange"))
                    object.remainingRange = message.remainingRange;
                if (message.odometer != null && $Object.hasOwnProperty.call(message, "odometer"))
                    object.odometer = message.odometer;
                if (message.doors != null && $Object.hasOwnProperty.call(message, "doors"))
                    object.doors = message.doors;
                if (message.passengers != null && $Object.hasOwnProperty.call(message, "passengers"))
                    object.passengers = message.passengers;
                if (message.load != null && $Object.hasOwnProperty.call(message, "load"))
                    object.load = message.load;
                if (message.loadMax != null && $Object.hasOwnProperty.call(message, "loadMax"))
                    object.loadMax = message.loadMax;
                if (message.nextStop != null && $Object.hasOwnProperty.call(message, "nextStop"))
                    object.nextStop = message.nextStop;
                if (message.delay != null && $Object.hasOwnProperty.call(message, "delay"))
                    object.delay = message.delay;
                if (message.cabinTemperature != null && $Object.hasOwnProperty.call(message, "cabinTemperature"))
                    object.cabinTemperature = message.cabinTemperature;
                if (message.troubleCodes && message.troubleCodes.length) {
                    object.troubleCodes = $Array(message.troubleCodes.length);
                    for (let j = 0; j < message.troubleCodes.length; ++j)
                        object.troubleCodes[j] = message.troubleCodes[j];
                }
                return object;
            };

            VehicleStatus.prototype.toJSON = function() {
                return VehicleStatus.toObject(this, $protobuf.util.toJSONOptions);
            };

            return VehicleStatus;
        })();

        v1.RadioLink = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RADIO_LINK_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RADIO_LINK_UU"] = 1;
            values[valuesById[2] = "RADIO_LINK_PC5"] = 2;
            return values;
        })();

        v1.RadioMeasurement = (function() {

            const RadioMeasurement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RadioMeasurement.prototype.header = null;
            RadioMeasurement.prototype.link = null;
            RadioMeasurement.prototype.peerId = "";
            RadioMeasurement.prototype.latitude = null;
            RadioMeasurement.prototype.longitude = null;
            RadioMeasurement.prototype.rsrp = null;
            RadioMeasurement.prototype.rsrq = null;
            RadioMeasurement.prototype.sinr = null;
            RadioMeasurement.prototype.roundTrip = null;
            RadioMeasurement.prototype.packetsSent = 0;
            RadioMeasurement.prototype.packetsReceived = 0;
            RadioMeasurement.prototype.uplink = null;
            RadioMeasurement.prototype.downlink = null;
            RadioMeasurement.prototype.channelBusyRatio = null;
            RadioMeasurement.prototype.distance = null;
            RadioMeasurement.prototype.physicalCellId = 0;
            RadioMeasurement.prototype.frequency = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_link", {
                get: $util.oneOfGetter($oneOfFields = ["link"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_rsrp", {
                get: $util.oneOfGetter($oneOfFields = ["rsrp"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_rsrq", {
                get: $util.oneOfGetter($oneOfFields = ["rsrq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_sinr", {
                get: $util.oneOfGetter($oneOfFields = ["sinr"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_roundTrip", {
                get: $util.oneOfGetter($oneOfFields = ["roundTrip"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_uplink", {
                get: $util.oneOfGetter($oneOfFields = ["uplink"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_downlink", {
                get: $util.oneOfGetter($oneOfFields = ["downlink"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_channelBusyRatio", {
                get: $util.oneOfGetter($oneOfFields = ["channelBusyRatio"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RadioMeasurement.prototype, "_distance", {
                get: $util.oneOfGetter($oneOfFields = ["distance"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            RadioMeasurement.create = function(properties) {
                return new RadioMeasurement(properties);
            };

            RadioMeasurement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.link != null && $Object.hasOwnProperty.call(message, "link"))
                    writer.uint32(16).int32(message.link);
                if (message.peerId != null && $Object.hasOwnProperty.call(message, "peerId") && message.peerId !== "")
                    writer.uint32(26).string(message.peerId);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(37).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(45).sfixed32(message.longitude);
                if (message.rsrp != null && $Object.hasOwnProperty.call(message, "rsrp"))
                    writer.uint32(48).sint32(message.rsrp);
                if (message.rsrq != null && $Object.hasOwnProperty.call(message, "rsrq"))
                    writer.uint32(56).sint32(message.rsrq);
                if (message.sinr != null && $Object.hasOwnProperty.call(message, "sinr"))
                    writer.uint32(64).sint32(message.sinr);
                if (message.roundTrip != null && $Object.hasOwnProperty.call(message, "roundTrip"))
                    writer.uint32(72).uint32(message.roundTrip);
                if (message.packetsSent != null && $Object.hasOwnProperty.call(message, "packetsSent") && message.packetsSent !== 0)
                    writer.uint32(80).uint32(message.packetsSent);
                if (message.packetsReceived != null && $Object.hasOwnProperty.call(message, "packetsReceived") && message.packetsReceived !== 0)
                    writer.uint32(88).uint32(message.packetsReceived);
                if (message.uplink != null && $Object.hasOwnProperty.call(message, "uplink"))
                    writer.uint32(96).uint32(message.uplink);
                if (message.downlink != null && $Object.hasOwnProperty.call(message, "downlink"))
                    writer.uint32(104).uint32(message.downlink);
                if (message.channelBusyRatio != null && $Object.hasOwnProperty.call(message, "channelBusyRatio"))
                    writer.uint32(112).uint32(message.channelBusyRatio);
                if (message.distance != null && $Object.hasOwnProperty.call(message, "distance"))
                    writer.uint32(120).uint32(message.distance);
                if (message.physicalCellId != null && $Object.hasOwnProperty.call(message, "physicalCellId") && message.physicalCellId !== 0)
                    writer.uint32(128).uint32(message.physicalCellId);
                if (message.frequency != null && $Object.hasOwnProperty.call(message, "frequency") && message.frequency !== 0)
                    writer.uint32(136).uint32(message.frequency);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RadioMeasurement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.RadioMeasurement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.link = reader.int32();
                            message._link = "link";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peerId = value;
                            else
                                delete message.peerId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.rsrp = reader.sint32();
                            message._rsrp = "rsrp";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.rsrq = reader.sint32();
                            message._rsrq = "rsrq";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.sinr = reader.sint32();
                            message._sinr = "sinr";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.roundTrip = reader.uint32();
                            message._roundTrip = "roundTrip";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.packetsSent = value;
                            else
                                delete message.packetsSent;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.packetsReceived = value;
                            else
                                delete message.packetsReceived;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            message.uplink = reader.uint32();
                            message._uplink = "uplink";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            message.downlink = reader.uint32();
                            message._downlink = "downlink";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            message.channelBusyRatio = reader.uint32();
                            message._channelBusyRatio = "channelBusyRatio";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            message.distance = reader.uint32();
                            message._distance = "distance";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.physicalCellId = value;
                            else
                                delete message.physicalCellId;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.frequency = value;
                            else
                                delete message.frequency;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RadioMeasurement.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.link != null && $Object.hasOwnProperty.call(message, "link")) {
                    properties._link = 1;
                    if (typeof message.link !== "number" || (message.link | 0) !== message.link)
                        return "link: enum value expected";
                }
                if (message.peerId != null && $Object.hasOwnProperty.call(message, "peerId"))
                    if (!$util.isString(message.peerId))
                        return "peerId: string expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.rsrp != null && $Object.hasOwnProperty.call(message, "rsrp")) {
                    properties._rsrp = 1;
                    if (!$util.isInteger(message.rsrp))
                        return "rsrp: integer expected";
                }
                if (message.rsrq != null && $Object.hasOwnProperty.call(message, "rsrq")) {
                    properties._rsrq = 1;
                    if (!$util.isInteger(message.rsrq))
                        return "rsrq: integer expected";
                }
                if (message.sinr != null && $Object.hasOwnProperty.call(message, "sinr")) {
                    properties._sinr = 1;
                    if (!$util.isInteger(message.sinr))
                        return "sinr: integer expected";
                }
                if (message.roundTrip != null && $Object.hasOwnProperty.call(message, "roundTrip")) {
                    properties._roundTrip = 1;
                    if (!$util.isInteger(message.roundTrip))
                        return "roundTrip: integer expected";
                }
                if (message.packetsSent != null && $Object.hasOwnProperty.call(message, "packetsSent"))
                    if (!$util.isInteger(message.packetsSent))
                        return "packetsSent: integer expected";
                if (message.packetsReceived != null && $Object.hasOwnProperty.call(message, "packetsReceived"))
                    if (!$util.isInteger(message.packetsReceived))
                        return "packetsReceived: integer expected";
                if (message.uplink != null && $Object.hasOwnProperty.call(message, "uplink")) {
                    properties._uplink = 1;
                    if (!$util.isInteger(message.uplink))
                        return "uplink: integer expected";
                }
                if (message.downlink != null && $Object.hasOwnProperty.call(message, "downlink")) {
                    properties._downlink = 1;
                    if (!$util.isInteger(message.downlink))
                        return "downlink: integer expected";
                }
                if (message.channelBusyRatio != null && $Object.hasOwnProperty.call(message, "channelBusyRatio")) {
                    properties._channelBusyRatio = 1;
                    if (!$util.isInteger(message.channelBusyRatio))
                        return "channelBusyRatio: integer expected";
                }
                if (message.distance != null && $Object.hasOwnProperty.call(message, "distance")) {
                    properties._distance = 1;
                    if (!$util.isInteger(message.distance))
                        return "distance: integer expected";
                }
                if (message.physicalCellId != null && $Object.hasOwnProperty.call(message, "physicalCellId"))
                    if (!$util.isInteger(message.physicalCellId))
                        return "physicalCellId: integer expected";
                if (message.frequency != null && $Object.hasOwnProperty.call(message, "frequency"))
                    if (!$util.isInteger(message.frequency))
                        return "frequency: integer expected";
                return null;
            };

            RadioMeasurement.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.RadioMeasurement)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.RadioMeasurement: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.RadioMeasurement();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.RadioMeasurement.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                switch (object.link) {
                case "RADIO_LINK_UNSPECIFIED":
                case 0:
                    message.link = 0;
                    break;
                case "RADIO_LINK_UU":
                case 1:
                    message.link = 1;
                    break;
                case "RADIO_LINK_PC5":
                case 2:
                    message.link = 2;
                    break;
                default:
                    if (typeof object.link === "number" && (object.link | 0) === object.link)
                        message.link = object.link;
                }
                if (object.peerId != null)
                    if (typeof object.peerId !== "string" || object.peerId.length)
                        message.peerId = $String(object.peerId);
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.rsrp != null)
                    message.rsrp = object.rsrp | 0;
                if (object.rsrq != null)
                    message.rsrq = object.rsrq | 0;
                if (object.sinr != null)
                    message.sinr = object.sinr | 0;
                if (object.roundTrip != null)
                    message.roundTrip = object.roundTrip >>> 0;
                if (object.packetsSent != null)
                    if ($Number(object.packetsSent) !== 0)
                        message.packetsSent = object.packetsSent >>> 0;
                if (object.packetsReceived != null)
                    if ($Number(object.packetsReceived) !== 0)
                        message.packetsReceived = object.packetsReceived >>> 0;
                if (object.uplink != null)
                    message.uplink = object.uplink >>> 0;
                if (object.downlink != null)
                    message.downlink = object.downlink >>> 0;
                if (object.channelBusyRatio != null)
                    message.channelBusyRatio = object.channelBusyRatio >>> 0;
                if (object.distance != null)
                    message.distance = object.distance >>> 0;
                if (object.physicalCellId != null)
                    if ($Number(object.physicalCellId) !== 0)
                        message.physicalCellId = object.physicalCellId >>> 0;
                if (object.frequency != null)
                    if ($Number(object.frequency) !== 0)
                        message.frequency = object.frequency >>> 0;
                return message;
            };

            RadioMeasurement.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.peerId = "";
                    object.packetsSent = 0;
                    object.packetsReceived = 0;
                    object.physicalCellId = 0;
                    object.frequency = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.link != null && $Object.hasOwnProperty.call(message, "link"))
                    object.link = options.enums === $String ? $root.v2x.v1.RadioLink[message.link] === $undefined ? message.link : $root.v2x.v1.RadioLink[message.link] : message.link;
                if (message.peerId != null && $Object.hasOwnProperty.call(message, "peerId"))
                    object.peerId = message.peerId;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.rsrp != null && $Object.hasOwnProperty.call(message, "rsrp"))
                    object.rsrp = message.rsrp;
                if (message.rsrq != null && $Object.hasOwnProperty.call(message, "rsrq"))
                    object.rsrq = message.rsrq;
                if (message.sinr != null && $Object.hasOwnProperty.call(message, "sinr"))
                    object.sinr = message.sinr;
                if (message.roundTrip != null && $Object.hasOwnProperty.call(message, "roundTrip"))
                    object.roundTrip = message.roundTrip;
                if (message.packetsSent != null && $Object.hasOwnProperty.call(message, "packetsSent"))
                    object.packetsSent = message.packetsSent;
                if (message.packetsReceived != null && $Object.hasOwnProperty.call(message, "packetsReceived"))
                    object.packetsReceived = message.packetsReceived;
                if (message.uplink != null && $Object.hasOwnProperty.call(message, "uplink"))
                    object.uplink = message.uplink;
                if (message.downlink != null && $Object.hasOwnProperty.call(message, "downlink"))
                    object.downlink = message.downlink;
                if (message.channelBusyRatio != null && $Object.hasOwnProperty.call(message, "channelBusyRatio"))
                    object.channelBusyRatio = message.channelBusyRatio;
                if (message.distance != null && $Object.hasOwnProperty.call(message, "distance"))
                    object.distance = message.distance;
                if (message.physicalCellId != null && $Object.hasOwnProperty.call(message, "physicalCellId"))
                    object.physicalCellId = message.physicalCellId;
                if (message.frequency != null && $Object.hasOwnProperty.call(message, "frequency"))
                    object.frequency = message.frequency;
                return object;
            };

            RadioMeasurement.prototype.toJSON = function() {
                return RadioMeasurement.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RadioMeasurement;
        })();

        v1.RsuStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RSU_STATUS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RSU_STATUS_OK"] = 1;
            values[valuesById[2] = "RSU_STATUS_DEGRADED"] = 2;
            values[valuesById[3] = "RSU_STATUS_FAULT"] = 3;
            values[valuesById[4] = "RSU_STATUS_MAINTENANCE"] = 4;
            return values;
        })();

        v1.RsuState = (function() {

            const RsuState = function (properties) {
                this.errorCodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RsuState.prototype.header = null;
            RsuState.prototype.name = "";
            RsuState.prototype.latitude = null;
            RsuState.prototype.longitude = null;
            RsuState.prototype.elevation = null;
            RsuState.prototype.status = 0;
            RsuState.prototype.cpu = null;
            RsuState.prototype.memory = null;
            RsuState.prototype.disk = null;
            RsuState.prototype.temperature = null;
            RsuState.prototype.uptime = 0;
            RsuState.prototype.softwareVersion = "";
            RsuState.prototype.vehiclesHeard = 0;
            RsuState.prototype.errorCodes = $util.emptyArray;
            RsuState.prototype.coverage = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_elevation", {
                get: $util.oneOfGetter($oneOfFields = ["elevation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_cpu", {
                get: $util.oneOfGetter($oneOfFields = ["cpu"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_memory", {
                get: $util.oneOfGetter($oneOfFields = ["memory"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_disk", {
                get: $util.oneOfGetter($oneOfFields = ["disk"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RsuState.prototype, "_temperature", {
                get: $util.oneOfGetter($oneOfFields = ["temperature"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            RsuState.create = function(properties) {
                return new RsuState(properties);
            };

            RsuState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(18).string(message.name);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(29).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(37).sfixed32(message.longitude);
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    writer.uint32(40).sint32(message.elevation);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(48).int32(message.status);
                if (message.cpu != null && $Object.hasOwnProperty.call(message, "cpu"))
                    writer.uint32(56).uint32(message.cpu);
                if (message.memory != null && $Object.hasOwnProperty.call(message, "memory"))
                    writer.uint32(64).uint32(message.memory);
                if (message.disk != null && $Object.hasOwnProperty.call(message, "disk"))
                    writer.uint32(72).uint32(message.disk);
                if (message.temperature != null && $Object.hasOwnProperty.call(message, "temperature"))
                    writer.uint32(80).sint32(message.temperature);
                if (message.uptime != null && $Object.hasOwnProperty.call(message, "uptime") && message.uptime !== 0)
                    writer.uint32(88).uint32(message.uptime);
                if (message.softwareVersion != null && $Object.hasOwnProperty.call(message, "softwareVersion") && message.softwareVersion !== "")
                    writer.uint32(98).string(message.softwareVersion);
                if (message.vehiclesHeard != null && $Object.hasOwnProperty.call(message, "vehiclesHeard") && message.vehiclesHeard !== 0)
                    writer.uint32(104).uint32(message.vehiclesHeard);
                if (message.errorCodes != null && message.errorCodes.length)
                    writer.uint32(114).uint32s(message.errorCodes);
                if (message.coverage != null && $Object.hasOwnProperty.call(message, "coverage") && message.coverage !== 0)
                    writer.uint32(120).uint32(message.coverage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RsuState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.RsuState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.elevation = reader.sint32();
                            message._elevation = "elevation";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.cpu = reader.uint32();
                            message._cpu = "cpu";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.memory = reader.uint32();
                            message._memory = "memory";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.disk = reader.uint32();
                            message._disk = "disk";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.temperature = reader.sint32();
                            message._temperature = "temperature";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.uptime = value;
                            else
                                delete message.uptime;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.softwareVersion = value;
                            else
                                delete message.softwareVersion;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.vehiclesHeard = value;
                            else
                                delete message.vehiclesHeard;
                            continue;
                        }
                    case 14: {
                            if (wireType === 2) {
                                if (!(message.errorCodes && message.errorCodes.length))
                                    message.errorCodes = [];
                                reader.uint32s(message.errorCodes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.errorCodes && message.errorCodes.length))
                                message.errorCodes = [];
                            message.errorCodes.push(reader.uint32());
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.coverage = value;
                            else
                                delete message.coverage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RsuState.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation")) {
                    properties._elevation = 1;
                    if (!$util.isInteger(message.elevation))
                        return "elevation: integer expected";
                }
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    if (typeof message.status !== "number" || (message.status | 0) !== message.status)
                        return "status: enum value expected";
                if (message.cpu != null && $Object.hasOwnProperty.call(message, "cpu")) {
                    properties._cpu = 1;
                    if (!$util.isInteger(message.cpu))
                        return "cpu: integer expected";
                }
                if (message.memory != null && $Object.hasOwnProperty.call(message, "memory")) {
                    properties._memory = 1;
                    if (!$util.isInteger(message.memory))
                        return "memory: integer expected";
                }
                if (message.disk != null && $Object.hasOwnProperty.call(message, "disk")) {
                    properties._disk = 1;
                    if (!$util.isInteger(message.disk))
                        return "disk: integer expected";
                }
                if (message.temperature != null && $Object.hasOwnProperty.call(message, "temperature")) {
                    properties._temperature = 1;
                    if (!$util.isInteger(message.temperature))
                        return "temperature: integer expected";
                }
                if (message.uptime != null && $Object.hasOwnProperty.call(message, "uptime"))
                    if (!$util.isInteger(message.uptime))
                        return "uptime: integer expected";
                if (message.softwareVersion != null && $Object.hasOwnProperty.call(message, "softwareVersion"))
                    if (!$util.isString(message.softwareVersion))
                        return "softwareVersion: string expected";
                if (message.vehiclesHeard != null && $Object.hasOwnProperty.call(message, "vehiclesHeard"))
                    if (!$util.isInteger(message.vehiclesHeard))
                        return "vehiclesHeard: integer expected";
                if (message.errorCodes != null && $Object.hasOwnProperty.call(message, "errorCodes")) {
                    if (!$Array.isArray(message.errorCodes))
                        return "errorCodes: array expected";
                    for (let i = 0; i < message.errorCodes.length; ++i)
                        if (!$util.isInteger(message.errorCodes[i]))
                            return "errorCodes: integer[] expected";
                }
                if (message.coverage != null && $Object.hasOwnProperty.call(message, "coverage"))
                    if (!$util.isInteger(message.coverage))
                        return "coverage: integer expected";
                return null;
            };

            RsuState.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.RsuState)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.RsuState: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.RsuState();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.RsuState.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.elevation != null)
                    message.elevation = object.elevation | 0;
                if (object.status !== 0 && (typeof object.status !== "string" || $root.v2x.v1.RsuStatus[object.status] !== 0))
                    switch (object.status) {
                    case "RSU_STATUS_UNSPECIFIED":
                    case 0:
                        message.status = 0;
                        break;
                    case "RSU_STATUS_OK":
                    case 1:
                        message.status = 1;
                        break;
                    case "RSU_STATUS_DEGRADED":
                    case 2:
                        message.status = 2;
                        break;
                    case "RSU_STATUS_FAULT":
                    case 3:
                        message.status = 3;
                        break;
                    case "RSU_STATUS_MAINTENANCE":
                    case 4:
                        message.status = 4;
                        break;
                    default:
                        if (typeof object.status === "number" && (object.status | 0) === object.status)
                            message.status = object.status;
                    }
                if (object.cpu != null)
                    message.cpu = object.cpu >>> 0;
                if (object.memory != null)
                    message.memory = object.memory >>> 0;
                if (object.disk != null)
                    message.disk = object.disk >>> 0;
                if (object.temperature != null)
                    message.temperature = object.temperature | 0;
                if (object.uptime != null)
                    if ($Number(object.uptime) !== 0)
                        message.uptime = object.uptime >>> 0;
                if (object.softwareVersion != null)
                    if (typeof object.softwareVersion !== "string" || object.softwareVersion.length)
                        message.softwareVersion = $String(object.softwareVersion);
                if (object.vehiclesHeard != null)
                    if ($Number(object.vehiclesHeard) !== 0)
                        message.vehiclesHeard = object.vehiclesHeard >>> 0;
                if (object.errorCodes) {
                    if (!$Array.isArray(object.errorCodes))
                        throw $TypeError(".v2x.v1.RsuState.errorCodes: array expected");
                    message.errorCodes = $Array(object.errorCodes.length);
                    for (let i = 0; i < object.errorCodes.length; ++i)
                        message.errorCodes[i] = object.errorCodes[i] >>> 0;
                }
                if (object.coverage != null)
                    if ($Number(object.coverage) !== 0)
                        message.coverage = object.coverage >>> 0;
                return message;
            };

            RsuState.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.errorCodes = [];
                if (options.defaults) {
                    object.header = null;
                    object.name = "";
                    object.status = options.enums === $String ? "RSU_STATUS_UNSPECIFIED" : 0;
                    object.uptime = 0;
                    object.softwareVersion = "";
                    object.vehiclesHeard = 0;
                    object.coverage = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.elevation != null && $Object.hasOwnProperty.call(message, "elevation"))
                    object.elevation = message.elevation;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = options.enums === $String ? $root.v2x.v1.RsuStatus[message.status] === $undefined ? message.status : $root.v2x.v1.RsuStatus[message.status] : message.status;
                if (message.cpu != null && $Object.hasOwnProperty.call(message, "cpu"))
                    object.cpu = message.cpu;
                if (message.memory != null && $Object.hasOwnProperty.call(message, "memory"))
                    object.memory = message.memory;
                if (message.disk != null && $Object.hasOwnProperty.call(message, "disk"))
                    object.disk = message.disk;
                if (message.temperature != null && $Object.hasOwnProperty.call(message, "temperature"))
                    object.temperature = message.temperature;
                if (message.uptime != null && $Object.hasOwnProperty.call(message, "uptime"))
                    object.uptime = message.uptime;
                if (message.softwareVersion != null && $Object.hasOwnProperty.call(message, "softwareVersion"))
                    object.softwareVersion = message.softwareVersion;
                if (message.vehiclesHeard != null && $Object.hasOwnProperty.call(message, "vehiclesHeard"))
                    object.vehiclesHeard = message.vehiclesHeard;
                if (message.errorCodes && message.errorCodes.length) {
                    object.errorCodes = $Array(message.errorCodes.length);
                    for (let j = 0; j < message.errorCodes.length; ++j)
                        object.errorCodes[j] = message.errorCodes[j];
                }
                if (message.coverage != null && $Object.hasOwnProperty.call(message, "coverage"))
                    object.coverage = message.coverage;
                return object;
            };

            RsuState.prototype.toJSON = function() {
                return RsuState.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RsuState;
        })();

        v1.ConnectorStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONNECTOR_STATUS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONNECTOR_STATUS_AVAILABLE"] = 1;
            values[valuesById[2] = "CONNECTOR_STATUS_PREPARING"] = 2;
            values[valuesById[3] = "CONNECTOR_STATUS_CHARGING"] = 3;
            values[valuesById[4] = "CONNECTOR_STATUS_SUSPENDED_EVSE"] = 4;
            values[valuesById[5] = "CONNECTOR_STATUS_SUSPENDED_EV"] = 5;
            values[valuesById[6] = "CONNECTOR_STATUS_FINISHING"] = 6;
            values[valuesById[7] = "CONNECTOR_STATUS_RESERVED"] = 7;
            values[valuesById[8] = "CONNECTOR_STATUS_UNAVAILABLE"] = 8;
            values[valuesById[9] = "CONNECTOR_STATUS_FAULTED"] = 9;
            return values;
        })();

        v1.Connector = (function() {

            const Connector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Connector.prototype.connectorId = 0;
            Connector.prototype.status = 0;
            Connector.prototype.power = 0;
            Connector.prototype.voltage = 0;
            Connector.prototype.current = 0;
            Connector.prototype.energy = 0;
            Connector.prototype.stateOfCharge = null;
            Connector.prototype.vehicleId = "";
            Connector.prototype.errorCode = "";

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Connector.prototype, "_stateOfCharge", {
                get: $util.oneOfGetter($oneOfFields = ["stateOfCharge"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Connector.create = function(properties) {
                return new Connector(properties);
            };

            Connector.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.connectorId != null && $Object.hasOwnProperty.call(message, "connectorId") && message.connectorId !== 0)
                    writer.uint32(8).uint32(message.connectorId);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(16).int32(message.status);
                if (message.power != null && $Object.hasOwnProperty.call(message, "power") && message.power !== 0)
                    writer.uint32(24).uint32(message.power);
                if (message.voltage != null && $Object.hasOwnProperty.call(message, "voltage") && message.voltage !== 0)
                    writer.uint32(32).uint32(message.voltage);
                if (message.current != null && $Object.hasOwnProperty.call(message, "current") && message.current !== 0)
                    writer.uint32(40).uint32(message.current);
                if (message.energy != null && $Object.hasOwnProperty.call(message, "energy") && message.energy !== 0)
                    writer.uint32(48).uint32(message.energy);
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge"))
                    writer.uint32(56).uint32(message.stateOfCharge);
                if (message.vehicleId != null && $Object.hasOwnProperty.call(message, "vehicleId") && message.vehicleId !== "")
                    writer.uint32(66).string(message.vehicleId);
                if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode") && message.errorCode !== "")
                    writer.uint32(74).string(message.errorCode);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Connector.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.Connector();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connectorId = value;
                            else
                                delete message.connectorId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.power = value;
                            else
                                delete message.power;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.voltage = value;
                            else
                                delete message.voltage;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.current = value;
                            else
                                delete message.current;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.energy = value;
                            else
                                delete message.energy;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.stateOfCharge = reader.uint32();
                            message._stateOfCharge = "stateOfCharge";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vehicleId = value;
                            else
                                delete message.vehicleId;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorCode = value;
                            else
                                delete message.errorCode;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Connector.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.connectorId != null && $Object.hasOwnProperty.call(message, "connectorId"))
                    if (!$util.isInteger(message.connectorId))
                        return "connectorId: integer expected";
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    if (typeof message.status !== "number" || (message.status | 0) !== message.status)
                        return "status: enum value expected";
                if (message.power != null && $Object.hasOwnProperty.call(message, "power"))
                    if (!$util.isInteger(message.power))
                        return "power: integer expected";
                if (message.voltage != null && $Object.hasOwnProperty.call(message, "voltage"))
                    if (!$util.isInteger(message.voltage))
                        return "voltage: integer expected";
                if (message.current != null && $Object.hasOwnProperty.call(message, "current"))
                    if (!$util.isInteger(message.current))
                        return "current: integer expected";
                if (message.energy != null && $Object.hasOwnProperty.call(message, "energy"))
                    if (!$util.isInteger(message.energy))
                        return "energy: integer expected";
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge")) {
                    properties._stateOfCharge = 1;
                    if (!$util.isInteger(message.stateOfCharge))
                        return "stateOfCharge: integer expected";
                }
                if (message.vehicleId != null && $Object.hasOwnProperty.call(message, "vehicleId"))
                    if (!$util.isString(message.vehicleId))
                        return "vehicleId: string expected";
                if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode"))
                    if (!$util.isString(message.errorCode))
                        return "errorCode: string expected";
                return null;
            };

            Connector.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.Connector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.Connector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.Connector();
                if (object.connectorId != null)
                    if ($Number(object.connectorId) !== 0)
                        message.connectorId = object.connectorId >>> 0;
                if (object.status !== 0 && (typeof object.status !== "string" || $root.v2x.v1.ConnectorStatus[object.status] !== 0))
                    switch (object.status) {
                    case "CONNECTOR_STATUS_UNSPECIFIED":
                    case 0:
                        message.status = 0;
                        break;
                    case "CONNECTOR_STATUS_AVAILABLE":
                    case 1:
                        message.status = 1;
                        break;
                    case "CONNECTOR_STATUS_PREPARING":
                    case 2:
                        message.status = 2;
                        break;
                    case "CONNECTOR_STATUS_CHARGING":
                    case 3:
                        message.status = 3;
                        break;
                    case "CONNECTOR_STATUS_SUSPENDED_EVSE":
                    case 4:
                        message.status = 4;
                        break;
                    case "CONNECTOR_STATUS_SUSPENDED_EV":
                    case 5:
                        message.status = 5;
                        break;
                    case "CONNECTOR_STATUS_FINISHING":
                    case 6:
                        message.status = 6;
                        break;
                    case "CONNECTOR_STATUS_RESERVED":
                    case 7:
                        message.status = 7;
                        break;
                    case "CONNECTOR_STATUS_UNAVAILABLE":
                    case 8:
                        message.status = 8;
                        break;
                    case "CONNECTOR_STATUS_FAULTED":
                    case 9:
                        message.status = 9;
                        break;
                    default:
                        if (typeof object.status === "number" && (object.status | 0) === object.status)
                            message.status = object.status;
                    }
                if (object.power != null)
                    if ($Number(object.power) !== 0)
                        message.power = object.power >>> 0;
                if (object.voltage != null)
                    if ($Number(object.voltage) !== 0)
                        message.voltage = object.voltage >>> 0;
                if (object.current != null)
                    if ($Number(object.current) !== 0)
                        message.current = object.current >>> 0;
                if (object.energy != null)
                    if ($Number(object.energy) !== 0)
                        message.energy = object.energy >>> 0;
                if (object.stateOfCharge != null)
                    message.stateOfCharge = object.stateOfCharge >>> 0;
                if (object.vehicleId != null)
                    if (typeof object.vehicleId !== "string" || object.vehicleId.length)
                        message.vehicleId = $String(object.vehicleId);
                if (object.errorCode != null)
                    if (typeof object.errorCode !== "string" || object.errorCode.length)
                        message.errorCode = $String(object.errorCode);
                return message;
            };

            Connector.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.connectorId = 0;
                    object.status = options.enums === $String ? "CONNECTOR_STATUS_UNSPECIFIED" : 0;
                    object.power = 0;
                    object.voltage = 0;
                    object.current = 0;
                    object.energy = 0;
                    object.vehicleId = "";
                    object.errorCode = "";
                }
                if (message.connectorId != null && $Object.hasOwnProperty.call(message, "connectorId"))
                    object.connectorId = message.connectorId;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = options.enums === $String ? $root.v2x.v1.ConnectorStatus[message.status] === $undefined ? message.status : $root.v2x.v1.ConnectorStatus[message.status] : message.status;
                if (message.power != null && $Object.hasOwnProperty.call(message, "power"))
                    object.power = message.power;
                if (message.voltage != null && $Object.hasOwnProperty.call(message, "voltage"))
                    object.voltage = message.voltage;
                if (message.current != null && $Object.hasOwnProperty.call(message, "current"))
                    object.current = message.current;
                if (message.energy != null && $Object.hasOwnProperty.call(message, "energy"))
                    object.energy = message.energy;
                if (message.stateOfCharge != null && $Object.hasOwnProperty.call(message, "stateOfCharge"))
                    object.stateOfCharge = message.stateOfCharge;
                if (message.vehicleId != null && $Object.hasOwnProperty.call(message, "vehicleId"))
                    object.vehicleId = message.vehicleId;
                if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode"))
                    object.errorCode = message.errorCode;
                return object;
            };

            Connector.prototype.toJSON = function() {
                return Connector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Connector;
        })();

        v1.PileStatus = (function() {

            const PileStatus = function (properties) {
                this.connectors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PileStatus.prototype.header = null;
            PileStatus.prototype.site = "";
            PileStatus.prototype.latitude = null;
            PileStatus.prototype.longitude = null;
            PileStatus.prototype.connectors = $util.emptyArray;
            PileStatus.prototype.powerMax = 0;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PileStatus.prototype, "_latitude", {
                get: $util.oneOfGetter($oneOfFields = ["latitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PileStatus.prototype, "_longitude", {
                get: $util.oneOfGetter($oneOfFields = ["longitude"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            PileStatus.create = function(properties) {
                return new PileStatus(properties);
            };

            PileStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.v2x.v1.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.site != null && $Object.hasOwnProperty.call(message, "site") && message.site !== "")
                    writer.uint32(18).string(message.site);
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    writer.uint32(29).sfixed32(message.latitude);
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    writer.uint32(37).sfixed32(message.longitude);
                if (message.connectors != null && message.connectors.length)
                    for (let i = 0; i < message.connectors.length; ++i)
                        $root.v2x.v1.Connector.encode(message.connectors[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.powerMax != null && $Object.hasOwnProperty.call(message, "powerMax") && message.powerMax !== 0)
                    writer.uint32(48).uint32(message.powerMax);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PileStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.v2x.v1.PileStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.v2x.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.site = value;
                            else
                                delete message.site;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            message.latitude = reader.sfixed32();
                            message._latitude = "latitude";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.longitude = reader.sfixed32();
                            message._longitude = "longitude";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.connectors && message.connectors.length))
                                message.connectors = [];
                            message.connectors.push($root.v2x.v1.Connector.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.powerMax = value;
                            else
                                delete message.powerMax;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PileStatus.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                    let error = $root.v2x.v1.Header.verify(message.header, _depth + 1);
                    if (error)
                        return "header." + error;
                }
                if (message.site != null && $Object.hasOwnProperty.call(message, "site"))
                    if (!$util.isString(message.site))
                        return "site: string expected";
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude")) {
                    properties._latitude = 1;
                    if (!$util.isInteger(message.latitude))
                        return "latitude: integer expected";
                }
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude")) {
                    properties._longitude = 1;
                    if (!$util.isInteger(message.longitude))
                        return "longitude: integer expected";
                }
                if (message.connectors != null && $Object.hasOwnProperty.call(message, "connectors")) {
                    if (!$Array.isArray(message.connectors))
                        return "connectors: array expected";
                    for (let i = 0; i < message.connectors.length; ++i) {
                        let error = $root.v2x.v1.Connector.verify(message.connectors[i], _depth + 1);
                        if (error)
                            return "connectors." + error;
                    }
                }
                if (message.powerMax != null && $Object.hasOwnProperty.call(message, "powerMax"))
                    if (!$util.isInteger(message.powerMax))
                        return "powerMax: integer expected";
                return null;
            };

            PileStatus.fromObject = function (object, _depth) {
                if (object instanceof $root.v2x.v1.PileStatus)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".v2x.v1.PileStatus: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.v2x.v1.PileStatus();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".v2x.v1.PileStatus.header: object expected");
                    message.header = $root.v2x.v1.Header.fromObject(object.header, _depth + 1);
                }
                if (object.site != null)
                    if (typeof object.site !== "string" || object.site.length)
                        message.site = $String(object.site);
                if (object.latitude != null)
                    message.latitude = object.latitude | 0;
                if (object.longitude != null)
                    message.longitude = object.longitude | 0;
                if (object.connectors) {
                    if (!$Array.isArray(object.connectors))
                        throw $TypeError(".v2x.v1.PileStatus.connectors: array expected");
                    message.connectors = $Array(object.connectors.length);
                    for (let i = 0; i < object.connectors.length; ++i) {
                        if (!$util.isObject(object.connectors[i]))
                            throw $TypeError(".v2x.v1.PileStatus.connectors: object expected");
                        message.connectors[i] = $root.v2x.v1.Connector.fromObject(object.connectors[i], _depth + 1);
                    }
                }
                if (object.powerMax != null)
                    if ($Number(object.powerMax) !== 0)
                        message.powerMax = object.powerMax >>> 0;
                return message;
            };

            PileStatus.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.connectors = [];
                if (options.defaults) {
                    object.header = null;
                    object.site = "";
                    object.powerMax = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.v2x.v1.Header.toObject(message.header, options, _depth + 1);
                if (message.site != null && $Object.hasOwnProperty.call(message, "site"))
                    object.site = message.site;
                if (message.latitude != null && $Object.hasOwnProperty.call(message, "latitude"))
                    object.latitude = message.latitude;
                if (message.longitude != null && $Object.hasOwnProperty.call(message, "longitude"))
                    object.longitude = message.longitude;
                if (message.connectors && message.connectors.length) {
                    object.connectors = $Array(message.connectors.length);
                    for (let j = 0; j < message.connectors.length; ++j)
                        object.connectors[j] = $root.v2x.v1.Connector.toObject(message.connectors[j], options, _depth + 1);
                }
                if (message.powerMax != null && $Object.hasOwnProperty.call(message, "powerMax"))
                    object.powerMax = message.powerMax;
                return object;
            };

            PileStatus.prototype.toJSON = function() {
                return PileStatus.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PileStatus;
        })();

        return v1;
    })();

    return v2x;
})();

export {
  $root as default
};
