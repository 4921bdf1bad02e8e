import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace v2x. */
export namespace v2x {

    /** Namespace v1. */
    namespace v1 {

        /** BrakePedalStatus enum. */
        enum BrakePedalStatus {

            /** BRAKE_PEDAL_STATUS_UNAVAILABLE value */
            BRAKE_PEDAL_STATUS_UNAVAILABLE = 0,

            /** BRAKE_PEDAL_STATUS_OFF value */
            BRAKE_PEDAL_STATUS_OFF = 1,

            /** BRAKE_PEDAL_STATUS_ON value */
            BRAKE_PEDAL_STATUS_ON = 2
        }

        /** ControlStatus enum. */
        enum ControlStatus {

            /** CONTROL_STATUS_UNAVAILABLE value */
            CONTROL_STATUS_UNAVAILABLE = 0,

            /** CONTROL_STATUS_OFF value */
            CONTROL_STATUS_OFF = 1,

            /** CONTROL_STATUS_ON value */
            CONTROL_STATUS_ON = 2,

            /** CONTROL_STATUS_ENGAGED value */
            CONTROL_STATUS_ENGAGED = 3
        }

        /** SwitchStatus enum. */
        enum SwitchStatus {

            /** SWITCH_STATUS_UNAVAILABLE value */
            SWITCH_STATUS_UNAVAILABLE = 0,

            /** SWITCH_STATUS_OFF value */
            SWITCH_STATUS_OFF = 1,

            /** SWITCH_STATUS_ON value */
            SWITCH_STATUS_ON = 2,

            /** SWITCH_STATUS_RESERVED value */
            SWITCH_STATUS_RESERVED = 3
        }

        /**
         * Properties of a PathHistoryPoint.
         * @deprecated Use v2x.v1.PathHistoryPoint.$Properties instead.
         */
        interface IPathHistoryPoint extends v2x.v1.PathHistoryPoint.$Properties {
        }

        /** Represents a PathHistoryPoint. */
        class PathHistoryPoint {

            /**
             * Constructs a new PathHistoryPoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.PathHistoryPoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PathHistoryPoint latitudeOffset. */
            latitudeOffset: number;

            /** PathHistoryPoint longitudeOffset. */
            longitudeOffset: number;

            /** PathHistoryPoint elevationOffset. */
            elevationOffset?: (number|null);

            /** PathHistoryPoint timeOffset. */
            timeOffset?: (number|null);

            /** PathHistoryPoint speed. */
            speed?: (number|null);

            /** PathHistoryPoint heading. */
            heading?: (number|null);

            /**
             * Creates a new PathHistoryPoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PathHistoryPoint instance
             */
            static create(properties: v2x.v1.PathHistoryPoint.$Shape): v2x.v1.PathHistoryPoint & v2x.v1.PathHistoryPoint.$Shape;
            static create(properties?: v2x.v1.PathHistoryPoint.$Properties): v2x.v1.PathHistoryPoint;

            /**
             * Encodes the specified PathHistoryPoint message. Does not implicitly {@link v2x.v1.PathHistoryPoint.verify|verify} messages.
             * @param message PathHistoryPoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.PathHistoryPoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PathHistoryPoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.PathHistoryPoint & v2x.v1.PathHistoryPoint.$Shape} PathHistoryPoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.PathHistoryPoint & v2x.v1.PathHistoryPoint.$Shape;

            /**
             * Verifies a PathHistoryPoint message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a PathHistoryPoint message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PathHistoryPoint
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.PathHistoryPoint;

            /**
             * Creates a plain object from a PathHistoryPoint message. Also converts values to other types if specified.
             * @param message PathHistoryPoint
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.PathHistoryPoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PathHistoryPoint to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PathHistoryPoint {

            /** Properties of a PathHistoryPoint. */
            interface $Properties {

                /** PathHistoryPoint latitudeOffset */
                latitudeOffset?: (number|null);

                /** PathHistoryPoint longitudeOffset */
                longitudeOffset?: (number|null);

                /** PathHistoryPoint elevationOffset */
                elevationOffset?: (number|null);

                /** PathHistoryPoint timeOffset */
                timeOffset?: (number|null);

                /** PathHistoryPoint speed */
                speed?: (number|null);

                /** PathHistoryPoint heading */
                heading?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PathHistoryPoint. */
            type $Shape = v2x.v1.PathHistoryPoint.$Properties;
        }

        /**
         * Properties of a Bsm.
         * @deprecated Use v2x.v1.Bsm.$Properties instead.
         */
        interface IBsm extends v2x.v1.Bsm.$Properties {
        }

        /** Represents a Bsm. */
        class Bsm {

            /**
             * Constructs a new Bsm.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Bsm.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Bsm header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** Bsm messageCount. */
            messageCount: number;

            /** Bsm temporaryId. */
            temporaryId: Uint8Array;

            /** Bsm secondMark. */
            secondMark?: (number|null);

            /** Bsm latitude. */
            latitude?: (number|null);

            /** Bsm longitude. */
            longitude?: (number|null);

            /** Bsm elevation. */
            elevation?: (number|null);

            /** Bsm speed. */
            speed?: (number|null);

            /** Bsm heading. */
            heading?: (number|null);

            /** Bsm accelerationLongitudinal. */
            accelerationLongitudinal?: (number|null);

            /** Bsm accelerationLateral. */
            accelerationLateral?: (number|null);

            /** Bsm accelerationVertical. */
            accelerationVertical?: (number|null);

            /** Bsm yawRate. */
            yawRate?: (number|null);

            /** Bsm transmission. */
            transmission?: (v2x.v1.TransmissionState|null);

            /** Bsm steeringWheelAngle. */
            steeringWheelAngle?: (number|null);

            /** Bsm brakePedal. */
            brakePedal: v2x.v1.BrakePedalStatus;

            /** Bsm wheelBrakes. */
            wheelBrakes?: (number|null);

            /** Bsm tractionControl. */
            tractionControl: v2x.v1.ControlStatus;

            /** Bsm antiLockBrake. */
            antiLockBrake: v2x.v1.ControlStatus;

            /** Bsm stabilityControl. */
            stabilityControl: v2x.v1.ControlStatus;

            /** Bsm brakeBoost. */
            brakeBoost: v2x.v1.SwitchStatus;

            /** Bsm auxiliaryBrakes. */
            auxiliaryBrakes: v2x.v1.SwitchStatus;

            /** Bsm width. */
            width: number;

            /** Bsm length. */
            length: number;

            /** Bsm height. */
            height: number;

            /** Bsm vehicleClass. */
            vehicleClass: number;

            /** Bsm fuelType. */
            fuelType: number;

            /** Bsm semiMajorAccuracy. */
            semiMajorAccuracy?: (number|null);

            /** Bsm semiMinorAccuracy. */
            semiMinorAccuracy?: (number|null);

            /** Bsm semiMajorOrientation. */
            semiMajorOrientation?: (number|null);

            /** Bsm positionConfidence. */
            positionConfidence: number;

            /** Bsm timeConfidence. */
            timeConfidence: number;

            /** Bsm events. */
            events: number;

            /** Bsm lights. */
            lights: number;

            /** Bsm pathPredictionRadius. */
            pathPredictionRadius?: (number|null);

            /** Bsm pathPredictionConfidence. */
            pathPredictionConfidence?: (number|null);

            /** Bsm pathHistory. */
            pathHistory: v2x.v1.PathHistoryPoint.$Properties[];

            /** Bsm responseType. */
            responseType: number;

            /** Bsm sirenUse. */
            sirenUse: number;

            /** Bsm lightbarUse. */
            lightbarUse: number;

            /**
             * Creates a new Bsm instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Bsm instance
             */
            static create(properties: v2x.v1.Bsm.$Shape): v2x.v1.Bsm & v2x.v1.Bsm.$Shape;
            static create(properties?: v2x.v1.Bsm.$Properties): v2x.v1.Bsm;

            /**
             * Encodes the specified Bsm message. Does not implicitly {@link v2x.v1.Bsm.verify|verify} messages.
             * @param message Bsm message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Bsm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Bsm message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Bsm & v2x.v1.Bsm.$Shape} Bsm
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Bsm & v2x.v1.Bsm.$Shape;

            /**
             * Verifies a Bsm message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Bsm message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Bsm
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Bsm;

            /**
             * Creates a plain object from a Bsm message. Also converts values to other types if specified.
             * @param message Bsm
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Bsm, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Bsm to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Bsm {

            /** Properties of a Bsm. */
            interface $Properties {

                /** Bsm header */
                header?: (v2x.v1.Header.$Properties|null);

                /** Bsm messageCount */
                messageCount?: (number|null);

                /** Bsm temporaryId */
                temporaryId?: (Uint8Array|null);

                /** Bsm secondMark */
                secondMark?: (number|null);

                /** Bsm latitude */
                latitude?: (number|null);

                /** Bsm longitude */
                longitude?: (number|null);

                /** Bsm elevation */
                elevation?: (number|null);

                /** Bsm speed */
                speed?: (number|null);

                /** Bsm heading */
                heading?: (number|null);

                /** Bsm accelerationLongitudinal */
                accelerationLongitudinal?: (number|null);

                /** Bsm accelerationLateral */
                accelerationLateral?: (number|null);

                /** Bsm accelerationVertical */
                accelerationVertical?: (number|null);

                /** Bsm yawRate */
                yawRate?: (number|null);

                /** Bsm transmission */
                transmission?: (v2x.v1.TransmissionState|null);

                /** Bsm steeringWheelAngle */
                steeringWheelAngle?: (number|null);

                /** Bsm brakePedal */
                brakePedal?: (v2x.v1.BrakePedalStatus|null);

                /** Bsm wheelBrakes */
                wheelBrakes?: (number|null);

                /** Bsm tractionControl */
                tractionControl?: (v2x.v1.ControlStatus|null);

                /** Bsm antiLockBrake */
                antiLockBrake?: (v2x.v1.ControlStatus|null);

                /** Bsm stabilityControl */
                stabilityControl?: (v2x.v1.ControlStatus|null);

                /** Bsm brakeBoost */
                brakeBoost?: (v2x.v1.SwitchStatus|null);

                /** Bsm auxiliaryBrakes */
                auxiliaryBrakes?: (v2x.v1.SwitchStatus|null);

                /** Bsm width */
                width?: (number|null);

                /** Bsm length */
                length?: (number|null);

                /** Bsm height */
                height?: (number|null);

                /** Bsm vehicleClass */
                vehicleClass?: (number|null);

                /** Bsm fuelType */
                fuelType?: (number|null);

                /** Bsm semiMajorAccuracy */
                semiMajorAccuracy?: (number|null);

                /** Bsm semiMinorAccuracy */
                semiMinorAccuracy?: (number|null);

                /** Bsm semiMajorOrientation */
                semiMajorOrientation?: (number|null);

                /** Bsm positionConfidence */
                positionConfidence?: (number|null);

                /** Bsm timeConfidence */
                timeConfidence?: (number|null);

                /** Bsm events */
                events?: (number|null);

                /** Bsm lights */
                lights?: (number|null);

                /** Bsm pathPredictionRadius */
                pathPredictionRadius?: (number|null);

                /** Bsm pathPredictionConfidence */
                pathPredictionConfidence?: (number|null);

                /** Bsm pathHistory */
                pathHistory?: (v2x.v1.PathHistoryPoint.$Properties[]|null);

                /** Bsm responseType */
                responseType?: (number|null);

                /** Bsm sirenUse */
                sirenUse?: (number|null);

                /** Bsm lightbarUse */
                lightbarUse?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Bsm. */
            type $Shape = v2x.v1.Bsm.$Properties;
        }

        /**
         * Properties of a HeardBsm.
         * @deprecated Use v2x.v1.HeardBsm.$Properties instead.
         */
        interface IHeardBsm extends v2x.v1.HeardBsm.$Properties {
        }

        /** Represents a HeardBsm. */
        class HeardBsm {

            /**
             * Constructs a new HeardBsm.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.HeardBsm.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeardBsm deviceId. */
            deviceId: string;

            /** HeardBsm bsm. */
            bsm?: (v2x.v1.Bsm.$Properties|null);

            /** HeardBsm heardAt. */
            heardAt: number;

            /** HeardBsm rssi. */
            rssi?: (number|null);

            /**
             * Creates a new HeardBsm instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HeardBsm instance
             */
            static create(properties: v2x.v1.HeardBsm.$Shape): v2x.v1.HeardBsm & v2x.v1.HeardBsm.$Shape;
            static create(properties?: v2x.v1.HeardBsm.$Properties): v2x.v1.HeardBsm;

            /**
             * Encodes the specified HeardBsm message. Does not implicitly {@link v2x.v1.HeardBsm.verify|verify} messages.
             * @param message HeardBsm message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.HeardBsm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeardBsm message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.HeardBsm & v2x.v1.HeardBsm.$Shape} HeardBsm
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.HeardBsm & v2x.v1.HeardBsm.$Shape;

            /**
             * Verifies a HeardBsm message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a HeardBsm message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HeardBsm
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.HeardBsm;

            /**
             * Creates a plain object from a HeardBsm message. Also converts values to other types if specified.
             * @param message HeardBsm
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.HeardBsm, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HeardBsm to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace HeardBsm {

            /** Properties of a HeardBsm. */
            interface $Properties {

                /** HeardBsm deviceId */
                deviceId?: (string|null);

                /** HeardBsm bsm */
                bsm?: (v2x.v1.Bsm.$Properties|null);

                /** HeardBsm heardAt */
                heardAt?: (number|null);

                /** HeardBsm rssi */
                rssi?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeardBsm. */
            type $Shape = v2x.v1.HeardBsm.$Properties;
        }

        /**
         * Properties of a BsmFrame.
         * @deprecated Use v2x.v1.BsmFrame.$Properties instead.
         */
        interface IBsmFrame extends v2x.v1.BsmFrame.$Properties {
        }

        /** Represents a BsmFrame. */
        class BsmFrame {

            /**
             * Constructs a new BsmFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.BsmFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BsmFrame header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** BsmFrame heard. */
            heard: v2x.v1.HeardBsm.$Properties[];

            /**
             * Creates a new BsmFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BsmFrame instance
             */
            static create(properties: v2x.v1.BsmFrame.$Shape): v2x.v1.BsmFrame & v2x.v1.BsmFrame.$Shape;
            static create(properties?: v2x.v1.BsmFrame.$Properties): v2x.v1.BsmFrame;

            /**
             * Encodes the specified BsmFrame message. Does not implicitly {@link v2x.v1.BsmFrame.verify|verify} messages.
             * @param message BsmFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.BsmFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BsmFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.BsmFrame & v2x.v1.BsmFrame.$Shape} BsmFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.BsmFrame & v2x.v1.BsmFrame.$Shape;

            /**
             * Verifies a BsmFrame message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a BsmFrame message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns BsmFrame
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.BsmFrame;

            /**
             * Creates a plain object from a BsmFrame message. Also converts values to other types if specified.
             * @param message BsmFrame
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.BsmFrame, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this BsmFrame to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace BsmFrame {

            /** Properties of a BsmFrame. */
            interface $Properties {

                /** BsmFrame header */
                header?: (v2x.v1.Header.$Properties|null);

                /** BsmFrame heard */
                heard?: (v2x.v1.HeardBsm.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BsmFrame. */
            type $Shape = v2x.v1.BsmFrame.$Properties;
        }

        /** ClockQuality enum. */
        enum ClockQuality {

            /** CLOCK_QUALITY_UNSPECIFIED value */
            CLOCK_QUALITY_UNSPECIFIED = 0,

            /** CLOCK_QUALITY_GNSS value */
            CLOCK_QUALITY_GNSS = 1,

            /** CLOCK_QUALITY_PTP value */
            CLOCK_QUALITY_PTP = 2,

            /** CLOCK_QUALITY_NTP value */
            CLOCK_QUALITY_NTP = 3,

            /** CLOCK_QUALITY_FREE value */
            CLOCK_QUALITY_FREE = 4
        }

        /** Source enum. */
        enum Source {

            /** SOURCE_UNSPECIFIED value */
            SOURCE_UNSPECIFIED = 0,

            /** SOURCE_DEVICE value */
            SOURCE_DEVICE = 1,

            /** SOURCE_SIMULATOR value */
            SOURCE_SIMULATOR = 2,

            /** SOURCE_IMPORT value */
            SOURCE_IMPORT = 3,

            /** SOURCE_LOAD value */
            SOURCE_LOAD = 4
        }

        /**
         * Properties of a Header.
         * @deprecated Use v2x.v1.Header.$Properties instead.
         */
        interface IHeader extends v2x.v1.Header.$Properties {
        }

        /** Represents a Header. */
        class Header {

            /**
             * Constructs a new Header.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Header.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Header schemaVersion. */
            schemaVersion: number;

            /** Header sequence. */
            sequence: number;

            /** Header generatedAt. */
            generatedAt: number;

            /** Header clockQuality. */
            clockQuality: v2x.v1.ClockQuality;

            /** Header source. */
            source: v2x.v1.Source;

            /**
             * Creates a new Header instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Header instance
             */
            static create(properties: v2x.v1.Header.$Shape): v2x.v1.Header & v2x.v1.Header.$Shape;
            static create(properties?: v2x.v1.Header.$Properties): v2x.v1.Header;

            /**
             * Encodes the specified Header message. Does not implicitly {@link v2x.v1.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Header & v2x.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Header & v2x.v1.Header.$Shape;

            /**
             * Verifies a Header message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Header message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Header
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Header;

            /**
             * Creates a plain object from a Header message. Also converts values to other types if specified.
             * @param message Header
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Header, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Header to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Header {

            /** Properties of a Header. */
            interface $Properties {

                /** Header schemaVersion */
                schemaVersion?: (number|null);

                /** Header sequence */
                sequence?: (number|null);

                /** Header generatedAt */
                generatedAt?: (number|null);

                /** Header clockQuality */
                clockQuality?: (v2x.v1.ClockQuality|null);

                /** Header source */
                source?: (v2x.v1.Source|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Header. */
            type $Shape = v2x.v1.Header.$Properties;
        }

        /** TransmissionState enum. */
        enum TransmissionState {

            /** TRANSMISSION_STATE_NEUTRAL value */
            TRANSMISSION_STATE_NEUTRAL = 0,

            /** TRANSMISSION_STATE_PARK value */
            TRANSMISSION_STATE_PARK = 1,

            /** TRANSMISSION_STATE_FORWARD_GEARS value */
            TRANSMISSION_STATE_FORWARD_GEARS = 2,

            /** TRANSMISSION_STATE_REVERSE_GEARS value */
            TRANSMISSION_STATE_REVERSE_GEARS = 3,

            /** TRANSMISSION_STATE_RESERVED_1 value */
            TRANSMISSION_STATE_RESERVED_1 = 4,

            /** TRANSMISSION_STATE_RESERVED_2 value */
            TRANSMISSION_STATE_RESERVED_2 = 5,

            /** TRANSMISSION_STATE_RESERVED_3 value */
            TRANSMISSION_STATE_RESERVED_3 = 6,

            /** TRANSMISSION_STATE_UNAVAILABLE value */
            TRANSMISSION_STATE_UNAVAILABLE = 7
        }

        /**
         * Properties of a Point.
         * @deprecated Use v2x.v1.Point.$Properties instead.
         */
        interface IPoint extends v2x.v1.Point.$Properties {
        }

        /** Represents a Point. */
        class Point {

            /**
             * Constructs a new Point.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Point.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Point latitude. */
            latitude?: (number|null);

            /** Point longitude. */
            longitude?: (number|null);

            /** Point elevation. */
            elevation?: (number|null);

            /**
             * Creates a new Point instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Point instance
             */
            static create(properties: v2x.v1.Point.$Shape): v2x.v1.Point & v2x.v1.Point.$Shape;
            static create(properties?: v2x.v1.Point.$Properties): v2x.v1.Point;

            /**
             * Encodes the specified Point message. Does not implicitly {@link v2x.v1.Point.verify|verify} messages.
             * @param message Point message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Point.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Point message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Point & v2x.v1.Point.$Shape} Point
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Point & v2x.v1.Point.$Shape;

            /**
             * Verifies a Point message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Point message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Point
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Point;

            /**
             * Creates a plain object from a Point message. Also converts values to other types if specified.
             * @param message Point
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Point, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Point to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Point {

            /** Properties of a Point. */
            interface $Properties {

                /** Point latitude */
                latitude?: (number|null);

                /** Point longitude */
                longitude?: (number|null);

                /** Point elevation */
                elevation?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Point. */
            type $Shape = v2x.v1.Point.$Properties;
        }

        /**
         * Properties of a FieldRule.
         * @deprecated Use v2x.v1.FieldRule.$Properties instead.
         */
        interface IFieldRule extends v2x.v1.FieldRule.$Properties {
        }

        /** Represents a FieldRule. */
        class FieldRule {

            /**
             * Constructs a new FieldRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.FieldRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FieldRule unit. */
            unit: string;

            /** FieldRule scale. */
            scale: number;

            /** FieldRule min. */
            min?: (number|null);

            /** FieldRule max. */
            max?: (number|null);

            /** FieldRule invalid. */
            invalid?: (number|null);

            /** FieldRule codec. */
            codec: string;

            /** FieldRule required. */
            required: boolean;

            /** FieldRule lengthMax. */
            lengthMax: number;

            /** FieldRule bits. */
            bits: string;

            /** FieldRule column. */
            column: string;

            /** FieldRule source. */
            source: string;

            /**
             * Creates a new FieldRule instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FieldRule instance
             */
            static create(properties: v2x.v1.FieldRule.$Shape): v2x.v1.FieldRule & v2x.v1.FieldRule.$Shape;
            static create(properties?: v2x.v1.FieldRule.$Properties): v2x.v1.FieldRule;

            /**
             * Encodes the specified FieldRule message. Does not implicitly {@link v2x.v1.FieldRule.verify|verify} messages.
             * @param message FieldRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.FieldRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FieldRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.FieldRule & v2x.v1.FieldRule.$Shape} FieldRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.FieldRule & v2x.v1.FieldRule.$Shape;

            /**
             * Verifies a FieldRule message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a FieldRule message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FieldRule
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.FieldRule;

            /**
             * Creates a plain object from a FieldRule message. Also converts values to other types if specified.
             * @param message FieldRule
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.FieldRule, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FieldRule to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FieldRule {

            /** Properties of a FieldRule. */
            interface $Properties {

                /** FieldRule unit */
                unit?: (string|null);

                /** FieldRule scale */
                scale?: (number|null);

                /** FieldRule min */
                min?: (number|null);

                /** FieldRule max */
                max?: (number|null);

                /** FieldRule invalid */
                invalid?: (number|null);

                /** FieldRule codec */
                codec?: (string|null);

                /** FieldRule required */
                required?: (boolean|null);

                /** FieldRule lengthMax */
                lengthMax?: (number|null);

                /** FieldRule bits */
                bits?: (string|null);

                /** FieldRule column */
                column?: (string|null);

                /** FieldRule source */
                source?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FieldRule. */
            type $Shape = v2x.v1.FieldRule.$Properties;
        }

        /**
         * Properties of a MessageRule.
         * @deprecated Use v2x.v1.MessageRule.$Properties instead.
         */
        interface IMessageRule extends v2x.v1.MessageRule.$Properties {
        }

        /** Represents a MessageRule. */
        class MessageRule {

            /**
             * Constructs a new MessageRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.MessageRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MessageRule type. */
            type: string;

            /** MessageRule columnar. */
            columnar: boolean;

            /** MessageRule source. */
            source: string;

            /**
             * Creates a new MessageRule instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MessageRule instance
             */
            static create(properties: v2x.v1.MessageRule.$Shape): v2x.v1.MessageRule & v2x.v1.MessageRule.$Shape;
            static create(properties?: v2x.v1.MessageRule.$Properties): v2x.v1.MessageRule;

            /**
             * Encodes the specified MessageRule message. Does not implicitly {@link v2x.v1.MessageRule.verify|verify} messages.
             * @param message MessageRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.MessageRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MessageRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.MessageRule & v2x.v1.MessageRule.$Shape} MessageRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.MessageRule & v2x.v1.MessageRule.$Shape;

            /**
             * Verifies a MessageRule message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a MessageRule message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MessageRule
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.MessageRule;

            /**
             * Creates a plain object from a MessageRule message. Also converts values to other types if specified.
             * @param message MessageRule
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.MessageRule, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MessageRule to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace MessageRule {

            /** Properties of a MessageRule. */
            interface $Properties {

                /** MessageRule type */
                type?: (string|null);

                /** MessageRule columnar */
                columnar?: (boolean|null);

                /** MessageRule source */
                source?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MessageRule. */
            type $Shape = v2x.v1.MessageRule.$Properties;
        }

        /**
         * Properties of a LiveVehicles.
         * @deprecated Use v2x.v1.LiveVehicles.$Properties instead.
         */
        interface ILiveVehicles extends v2x.v1.LiveVehicles.$Properties {
        }

        /** Represents a LiveVehicles. */
        class LiveVehicles {

            /**
             * Constructs a new LiveVehicles.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.LiveVehicles.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LiveVehicles publishedAt. */
            publishedAt: number;

            /** LiveVehicles frameNumber. */
            frameNumber: number;

            /** LiveVehicles snapshot. */
            snapshot: boolean;

            /** LiveVehicles deviceId. */
            deviceId: string[];

            /** LiveVehicles latitude. */
            latitude: number[];

            /** LiveVehicles longitude. */
            longitude: number[];

            /** LiveVehicles speed. */
            speed: number[];

            /** LiveVehicles heading. */
            heading: number[];

            /** LiveVehicles generatedAt. */
            generatedAt: number[];

            /** LiveVehicles receivedAt. */
            receivedAt: number[];

            /** LiveVehicles intervalMs. */
            intervalMs: number[];

            /** LiveVehicles fleet. */
            fleet: number[];

            /** LiveVehicles vehicleClass. */
            vehicleClass: number[];

            /** LiveVehicles source. */
            source: number[];

            /** LiveVehicles yawRate. */
            yawRate: number[];

            /** LiveVehicles via. */
            via: string[];

            /**
             * Creates a new LiveVehicles instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LiveVehicles instance
             */
            static create(properties: v2x.v1.LiveVehicles.$Shape): v2x.v1.LiveVehicles & v2x.v1.LiveVehicles.$Shape;
            static create(properties?: v2x.v1.LiveVehicles.$Properties): v2x.v1.LiveVehicles;

            /**
             * Encodes the specified LiveVehicles message. Does not implicitly {@link v2x.v1.LiveVehicles.verify|verify} messages.
             * @param message LiveVehicles message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.LiveVehicles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LiveVehicles message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.LiveVehicles & v2x.v1.LiveVehicles.$Shape} LiveVehicles
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.LiveVehicles & v2x.v1.LiveVehicles.$Shape;

            /**
             * Verifies a LiveVehicles message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a LiveVehicles message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LiveVehicles
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.LiveVehicles;

            /**
             * Creates a plain object from a LiveVehicles message. Also converts values to other types if specified.
             * @param message LiveVehicles
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.LiveVehicles, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LiveVehicles to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LiveVehicles {

            /** Properties of a LiveVehicles. */
            interface $Properties {

                /** LiveVehicles publishedAt */
                publishedAt?: (number|null);

                /** LiveVehicles frameNumber */
                frameNumber?: (number|null);

                /** LiveVehicles snapshot */
                snapshot?: (boolean|null);

                /** LiveVehicles deviceId */
                deviceId?: (string[]|null);

                /** LiveVehicles latitude */
                latitude?: (number[]|null);

                /** LiveVehicles longitude */
                longitude?: (number[]|null);

                /** LiveVehicles speed */
                speed?: (number[]|null);

                /** LiveVehicles heading */
                heading?: (number[]|null);

                /** LiveVehicles generatedAt */
                generatedAt?: (number[]|null);

                /** LiveVehicles receivedAt */
                receivedAt?: (number[]|null);

                /** LiveVehicles intervalMs */
                intervalMs?: (number[]|null);

                /** LiveVehicles fleet */
                fleet?: (number[]|null);

                /** LiveVehicles vehicleClass */
                vehicleClass?: (number[]|null);

                /** LiveVehicles source */
                source?: (number[]|null);

                /** LiveVehicles yawRate */
                yawRate?: (number[]|null);

                /** LiveVehicles via */
                via?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LiveVehicles. */
            type $Shape = v2x.v1.LiveVehicles.$Properties;
        }

        /**
         * Properties of a LiveMessage.
         * @deprecated Use v2x.v1.LiveMessage.$Properties instead.
         */
        interface ILiveMessage extends v2x.v1.LiveMessage.$Properties {
        }

        /** Represents a LiveMessage. */
        class LiveMessage {

            /**
             * Constructs a new LiveMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.LiveMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LiveMessage kind. */
            kind: string;

            /** LiveMessage deviceId. */
            deviceId: string;

            /** LiveMessage type. */
            type: string;

            /** LiveMessage payload. */
            payload: Uint8Array;

            /** LiveMessage generatedAt. */
            generatedAt: number;

            /** LiveMessage receivedAt. */
            receivedAt: number;

            /** LiveMessage intervalMs. */
            intervalMs: number;

            /**
             * Creates a new LiveMessage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LiveMessage instance
             */
            static create(properties: v2x.v1.LiveMessage.$Shape): v2x.v1.LiveMessage & v2x.v1.LiveMessage.$Shape;
            static create(properties?: v2x.v1.LiveMessage.$Properties): v2x.v1.LiveMessage;

            /**
             * Encodes the specified LiveMessage message. Does not implicitly {@link v2x.v1.LiveMessage.verify|verify} messages.
             * @param message LiveMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.LiveMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LiveMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.LiveMessage & v2x.v1.LiveMessage.$Shape} LiveMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.LiveMessage & v2x.v1.LiveMessage.$Shape;

            /**
             * Verifies a LiveMessage message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a LiveMessage message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LiveMessage
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.LiveMessage;

            /**
             * Creates a plain object from a LiveMessage message. Also converts values to other types if specified.
             * @param message LiveMessage
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.LiveMessage, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LiveMessage to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LiveMessage {

            /** Properties of a LiveMessage. */
            interface $Properties {

                /** LiveMessage kind */
                kind?: (string|null);

                /** LiveMessage deviceId */
                deviceId?: (string|null);

                /** LiveMessage type */
                type?: (string|null);

                /** LiveMessage payload */
                payload?: (Uint8Array|null);

                /** LiveMessage generatedAt */
                generatedAt?: (number|null);

                /** LiveMessage receivedAt */
                receivedAt?: (number|null);

                /** LiveMessage intervalMs */
                intervalMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LiveMessage. */
            type $Shape = v2x.v1.LiveMessage.$Properties;
        }

        /**
         * Properties of a LiveMessages.
         * @deprecated Use v2x.v1.LiveMessages.$Properties instead.
         */
        interface ILiveMessages extends v2x.v1.LiveMessages.$Properties {
        }

        /** Represents a LiveMessages. */
        class LiveMessages {

            /**
             * Constructs a new LiveMessages.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.LiveMessages.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LiveMessages publishedAt. */
            publishedAt: number;

            /** LiveMessages snapshot. */
            snapshot: boolean;

            /** LiveMessages messages. */
            messages: v2x.v1.LiveMessage.$Properties[];

            /**
             * Creates a new LiveMessages instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LiveMessages instance
             */
            static create(properties: v2x.v1.LiveMessages.$Shape): v2x.v1.LiveMessages & v2x.v1.LiveMessages.$Shape;
            static create(properties?: v2x.v1.LiveMessages.$Properties): v2x.v1.LiveMessages;

            /**
             * Encodes the specified LiveMessages message. Does not implicitly {@link v2x.v1.LiveMessages.verify|verify} messages.
             * @param message LiveMessages message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.LiveMessages.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LiveMessages message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.LiveMessages & v2x.v1.LiveMessages.$Shape} LiveMessages
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.LiveMessages & v2x.v1.LiveMessages.$Shape;

            /**
             * Verifies a LiveMessages message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a LiveMessages message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LiveMessages
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.LiveMessages;

            /**
             * Creates a plain object from a LiveMessages message. Also converts values to other types if specified.
             * @param message LiveMessages
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.LiveMessages, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LiveMessages to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LiveMessages {

            /** Properties of a LiveMessages. */
            interface $Properties {

                /** LiveMessages publishedAt */
                publishedAt?: (number|null);

                /** LiveMessages snapshot */
                snapshot?: (boolean|null);

                /** LiveMessages messages */
                messages?: (v2x.v1.LiveMessage.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LiveMessages. */
            type $Shape = v2x.v1.LiveMessages.$Properties;
        }

        /**
         * Properties of a LiveStats.
         * @deprecated Use v2x.v1.LiveStats.$Properties instead.
         */
        interface ILiveStats extends v2x.v1.LiveStats.$Properties {
        }

        /** Represents a LiveStats. */
        class LiveStats {

            /**
             * Constructs a new LiveStats.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.LiveStats.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LiveStats publishedAt. */
            publishedAt: number;

            /** LiveStats messagesPerSecond. */
            messagesPerSecond: number;

            /** LiveStats messagesTotal. */
            messagesTotal: number;

            /** LiveStats storedTotal. */
            storedTotal: number;

            /** LiveStats quarantinedTotal. */
            quarantinedTotal: number;

            /** LiveStats duplicatesTotal. */
            duplicatesTotal: number;

            /** LiveStats vehiclesOnline. */
            vehiclesOnline: number;

            /** LiveStats rsusOnline. */
            rsusOnline: number;

            /** LiveStats pilesOnline. */
            pilesOnline: number;

            /** LiveStats devicesKnown. */
            devicesKnown: number;

            /** LiveStats backlogBytes. */
            backlogBytes: number;

            /** LiveStats backlogMessages. */
            backlogMessages: number;

            /** LiveStats receiveLatencyP50Ms. */
            receiveLatencyP50Ms?: (number|null);

            /** LiveStats receiveLatencyP99Ms. */
            receiveLatencyP99Ms?: (number|null);

            /** LiveStats storeLatencyP50Ms. */
            storeLatencyP50Ms?: (number|null);

            /** LiveStats storeLatencyP99Ms. */
            storeLatencyP99Ms?: (number|null);

            /** LiveStats corruptRangesTotal. */
            corruptRangesTotal: number;

            /**
             * Creates a new LiveStats instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LiveStats instance
             */
            static create(properties: v2x.v1.LiveStats.$Shape): v2x.v1.LiveStats & v2x.v1.LiveStats.$Shape;
            static create(properties?: v2x.v1.LiveStats.$Properties): v2x.v1.LiveStats;

            /**
             * Encodes the specified LiveStats message. Does not implicitly {@link v2x.v1.LiveStats.verify|verify} messages.
             * @param message LiveStats message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.LiveStats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LiveStats message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.LiveStats & v2x.v1.LiveStats.$Shape} LiveStats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.LiveStats & v2x.v1.LiveStats.$Shape;

            /**
             * Verifies a LiveStats message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a LiveStats message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LiveStats
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.LiveStats;

            /**
             * Creates a plain object from a LiveStats message. Also converts values to other types if specified.
             * @param message LiveStats
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.LiveStats, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LiveStats to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace LiveStats {

            /** Properties of a LiveStats. */
            interface $Properties {

                /** LiveStats publishedAt */
                publishedAt?: (number|null);

                /** LiveStats messagesPerSecond */
                messagesPerSecond?: (number|null);

                /** LiveStats messagesTotal */
                messagesTotal?: (number|null);

                /** LiveStats storedTotal */
                storedTotal?: (number|null);

                /** LiveStats quarantinedTotal */
                quarantinedTotal?: (number|null);

                /** LiveStats duplicatesTotal */
                duplicatesTotal?: (number|null);

                /** LiveStats vehiclesOnline */
                vehiclesOnline?: (number|null);

                /** LiveStats rsusOnline */
                rsusOnline?: (number|null);

                /** LiveStats pilesOnline */
                pilesOnline?: (number|null);

                /** LiveStats devicesKnown */
                devicesKnown?: (number|null);

                /** LiveStats backlogBytes */
                backlogBytes?: (number|null);

                /** LiveStats backlogMessages */
                backlogMessages?: (number|null);

                /** LiveStats receiveLatencyP50Ms */
                receiveLatencyP50Ms?: (number|null);

                /** LiveStats receiveLatencyP99Ms */
                receiveLatencyP99Ms?: (number|null);

                /** LiveStats storeLatencyP50Ms */
                storeLatencyP50Ms?: (number|null);

                /** LiveStats storeLatencyP99Ms */
                storeLatencyP99Ms?: (number|null);

                /** LiveStats corruptRangesTotal */
                corruptRangesTotal?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LiveStats. */
            type $Shape = v2x.v1.LiveStats.$Properties;
        }

        /**
         * Properties of a Recorded.
         * @deprecated Use v2x.v1.Recorded.$Properties instead.
         */
        interface IRecorded extends v2x.v1.Recorded.$Properties {
        }

        /** Represents a Recorded. */
        class Recorded {

            /**
             * Constructs a new Recorded.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Recorded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Recorded topic. */
            topic: string;

            /** Recorded generatedAt. */
            generatedAt: number;

            /** Recorded payload. */
            payload: Uint8Array;

            /** Recorded arrivedAt. */
            arrivedAt?: (number|null);

            /**
             * Creates a new Recorded instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Recorded instance
             */
            static create(properties: v2x.v1.Recorded.$Shape): v2x.v1.Recorded & v2x.v1.Recorded.$Shape;
            static create(properties?: v2x.v1.Recorded.$Properties): v2x.v1.Recorded;

            /**
             * Encodes the specified Recorded message. Does not implicitly {@link v2x.v1.Recorded.verify|verify} messages.
             * @param message Recorded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Recorded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Recorded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Recorded & v2x.v1.Recorded.$Shape} Recorded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Recorded & v2x.v1.Recorded.$Shape;

            /**
             * Verifies a Recorded message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Recorded message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Recorded
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Recorded;

            /**
             * Creates a plain object from a Recorded message. Also converts values to other types if specified.
             * @param message Recorded
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Recorded, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Recorded to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Recorded {

            /** Properties of a Recorded. */
            interface $Properties {

                /** Recorded topic */
                topic?: (string|null);

                /** Recorded generatedAt */
                generatedAt?: (number|null);

                /** Recorded payload */
                payload?: (Uint8Array|null);

                /** Recorded arrivedAt */
                arrivedAt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Recorded. */
            type $Shape = v2x.v1.Recorded.$Properties;
        }

        /**
         * Properties of a SpeedLimit.
         * @deprecated Use v2x.v1.SpeedLimit.$Properties instead.
         */
        interface ISpeedLimit extends v2x.v1.SpeedLimit.$Properties {
        }

        /** Represents a SpeedLimit. */
        class SpeedLimit {

            /**
             * Constructs a new SpeedLimit.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.SpeedLimit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SpeedLimit type. */
            type: number;

            /** SpeedLimit speed. */
            speed?: (number|null);

            /**
             * Creates a new SpeedLimit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SpeedLimit instance
             */
            static create(properties: v2x.v1.SpeedLimit.$Shape): v2x.v1.SpeedLimit & v2x.v1.SpeedLimit.$Shape;
            static create(properties?: v2x.v1.SpeedLimit.$Properties): v2x.v1.SpeedLimit;

            /**
             * Encodes the specified SpeedLimit message. Does not implicitly {@link v2x.v1.SpeedLimit.verify|verify} messages.
             * @param message SpeedLimit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.SpeedLimit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SpeedLimit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.SpeedLimit & v2x.v1.SpeedLimit.$Shape} SpeedLimit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.SpeedLimit & v2x.v1.SpeedLimit.$Shape;

            /**
             * Verifies a SpeedLimit message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a SpeedLimit message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SpeedLimit
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.SpeedLimit;

            /**
             * Creates a plain object from a SpeedLimit message. Also converts values to other types if specified.
             * @param message SpeedLimit
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.SpeedLimit, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SpeedLimit to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SpeedLimit {

            /** Properties of a SpeedLimit. */
            interface $Properties {

                /** SpeedLimit type */
                type?: (number|null);

                /** SpeedLimit speed */
                speed?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SpeedLimit. */
            type $Shape = v2x.v1.SpeedLimit.$Properties;
        }

        /**
         * Properties of a Movement.
         * @deprecated Use v2x.v1.Movement.$Properties instead.
         */
        interface IMovement extends v2x.v1.Movement.$Properties {
        }

        /** Represents a Movement. */
        class Movement {

            /**
             * Constructs a new Movement.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Movement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Movement remoteRegion. */
            remoteRegion: number;

            /** Movement remoteId. */
            remoteId: number;

            /** Movement phaseId. */
            phaseId: number;

            /**
             * Creates a new Movement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Movement instance
             */
            static create(properties: v2x.v1.Movement.$Shape): v2x.v1.Movement & v2x.v1.Movement.$Shape;
            static create(properties?: v2x.v1.Movement.$Properties): v2x.v1.Movement;

            /**
             * Encodes the specified Movement message. Does not implicitly {@link v2x.v1.Movement.verify|verify} messages.
             * @param message Movement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Movement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Movement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Movement & v2x.v1.Movement.$Shape} Movement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Movement & v2x.v1.Movement.$Shape;

            /**
             * Verifies a Movement message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Movement message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Movement
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Movement;

            /**
             * Creates a plain object from a Movement message. Also converts values to other types if specified.
             * @param message Movement
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Movement, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Movement to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Movement {

            /** Properties of a Movement. */
            interface $Properties {

                /** Movement remoteRegion */
                remoteRegion?: (number|null);

                /** Movement remoteId */
                remoteId?: (number|null);

                /** Movement phaseId */
                phaseId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Movement. */
            type $Shape = v2x.v1.Movement.$Properties;
        }

        /**
         * Properties of a Connection.
         * @deprecated Use v2x.v1.Connection.$Properties instead.
         */
        interface IConnection extends v2x.v1.Connection.$Properties {
        }

        /** Represents a Connection. */
        class Connection {

            /**
             * Constructs a new Connection.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Connection.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Connection remoteRegion. */
            remoteRegion: number;

            /** Connection remoteId. */
            remoteId: number;

            /** Connection laneId. */
            laneId: number;

            /** Connection maneuvers. */
            maneuvers: number;

            /** Connection phaseId. */
            phaseId: number;

            /**
             * Creates a new Connection instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Connection instance
             */
            static create(properties: v2x.v1.Connection.$Shape): v2x.v1.Connection & v2x.v1.Connection.$Shape;
            static create(properties?: v2x.v1.Connection.$Properties): v2x.v1.Connection;

            /**
             * Encodes the specified Connection message. Does not implicitly {@link v2x.v1.Connection.verify|verify} messages.
             * @param message Connection message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Connection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Connection message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Connection & v2x.v1.Connection.$Shape} Connection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Connection & v2x.v1.Connection.$Shape;

            /**
             * Verifies a Connection message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Connection message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Connection
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Connection;

            /**
             * Creates a plain object from a Connection message. Also converts values to other types if specified.
             * @param message Connection
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Connection, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Connection to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Connection {

            /** Properties of a Connection. */
            interface $Properties {

                /** Connection remoteRegion */
                remoteRegion?: (number|null);

                /** Connection remoteId */
                remoteId?: (number|null);

                /** Connection laneId */
                laneId?: (number|null);

                /** Connection maneuvers */
                maneuvers?: (number|null);

                /** Connection phaseId */
                phaseId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Connection. */
            type $Shape = v2x.v1.Connection.$Properties;
        }

        /**
         * Properties of a Lane.
         * @deprecated Use v2x.v1.Lane.$Properties instead.
         */
        interface ILane extends v2x.v1.Lane.$Properties {
        }

        /** Represents a Lane. */
        class Lane {

            /**
             * Constructs a new Lane.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Lane.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Lane laneId. */
            laneId: number;

            /** Lane laneWidth. */
            laneWidth: number;

            /** Lane laneType. */
            laneType: number;

            /** Lane sharing. */
            sharing: number;

            /** Lane maneuvers. */
            maneuvers: number;

            /** Lane connectsTo. */
            connectsTo: v2x.v1.Connection.$Properties[];

            /** Lane speedLimits. */
            speedLimits: v2x.v1.SpeedLimit.$Properties[];

            /** Lane points. */
            points: v2x.v1.Point.$Properties[];

            /**
             * Creates a new Lane instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Lane instance
             */
            static create(properties: v2x.v1.Lane.$Shape): v2x.v1.Lane & v2x.v1.Lane.$Shape;
            static create(properties?: v2x.v1.Lane.$Properties): v2x.v1.Lane;

            /**
             * Encodes the specified Lane message. Does not implicitly {@link v2x.v1.Lane.verify|verify} messages.
             * @param message Lane message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Lane.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Lane message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Lane & v2x.v1.Lane.$Shape} Lane
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Lane & v2x.v1.Lane.$Shape;

            /**
             * Verifies a Lane message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Lane message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Lane
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Lane;

            /**
             * Creates a plain object from a Lane message. Also converts values to other types if specified.
             * @param message Lane
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Lane, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Lane to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Lane {

            /** Properties of a Lane. */
            interface $Properties {

                /** Lane laneId */
                laneId?: (number|null);

                /** Lane laneWidth */
                laneWidth?: (number|null);

                /** Lane laneType */
                laneType?: (number|null);

                /** Lane sharing */
                sharing?: (number|null);

                /** Lane maneuvers */
                maneuvers?: (number|null);

                /** Lane connectsTo */
                connectsTo?: (v2x.v1.Connection.$Properties[]|null);

                /** Lane speedLimits */
                speedLimits?: (v2x.v1.SpeedLimit.$Properties[]|null);

                /** Lane points */
                points?: (v2x.v1.Point.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Lane. */
            type $Shape = v2x.v1.Lane.$Properties;
        }

        /**
         * Properties of a Link.
         * @deprecated Use v2x.v1.Link.$Properties instead.
         */
        interface ILink extends v2x.v1.Link.$Properties {
        }

        /** Represents a Link. */
        class Link {

            /**
             * Constructs a new Link.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Link.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Link name. */
            name: string;

            /** Link upstreamRegion. */
            upstreamRegion: number;

            /** Link upstreamId. */
            upstreamId: number;

            /** Link speedLimits. */
            speedLimits: v2x.v1.SpeedLimit.$Properties[];

            /** Link linkWidth. */
            linkWidth: number;

            /** Link points. */
            points: v2x.v1.Point.$Properties[];

            /** Link movements. */
            movements: v2x.v1.Movement.$Properties[];

            /** Link lanes. */
            lanes: v2x.v1.Lane.$Properties[];

            /**
             * Creates a new Link instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Link instance
             */
            static create(properties: v2x.v1.Link.$Shape): v2x.v1.Link & v2x.v1.Link.$Shape;
            static create(properties?: v2x.v1.Link.$Properties): v2x.v1.Link;

            /**
             * Encodes the specified Link message. Does not implicitly {@link v2x.v1.Link.verify|verify} messages.
             * @param message Link message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Link message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Link & v2x.v1.Link.$Shape} Link
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Link & v2x.v1.Link.$Shape;

            /**
             * Verifies a Link message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Link message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Link
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Link;

            /**
             * Creates a plain object from a Link message. Also converts values to other types if specified.
             * @param message Link
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Link, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Link to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Link {

            /** Properties of a Link. */
            interface $Properties {

                /** Link name */
                name?: (string|null);

                /** Link upstreamRegion */
                upstreamRegion?: (number|null);

                /** Link upstreamId */
                upstreamId?: (number|null);

                /** Link speedLimits */
                speedLimits?: (v2x.v1.SpeedLimit.$Properties[]|null);

                /** Link linkWidth */
                linkWidth?: (number|null);

                /** Link points */
                points?: (v2x.v1.Point.$Properties[]|null);

                /** Link movements */
                movements?: (v2x.v1.Movement.$Properties[]|null);

                /** Link lanes */
                lanes?: (v2x.v1.Lane.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Link. */
            type $Shape = v2x.v1.Link.$Properties;
        }

        /**
         * Properties of a Node.
         * @deprecated Use v2x.v1.Node.$Properties instead.
         */
        interface INode extends v2x.v1.Node.$Properties {
        }

        /** Represents a Node. */
        class Node {

            /**
             * Constructs a new Node.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Node.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Node name. */
            name: string;

            /** Node region. */
            region: number;

            /** Node nodeId. */
            nodeId: number;

            /** Node latitude. */
            latitude?: (number|null);

            /** Node longitude. */
            longitude?: (number|null);

            /** Node elevation. */
            elevation?: (number|null);

            /** Node inLinks. */
            inLinks: v2x.v1.Link.$Properties[];

            /**
             * Creates a new Node instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Node instance
             */
            static create(properties: v2x.v1.Node.$Shape): v2x.v1.Node & v2x.v1.Node.$Shape;
            static create(properties?: v2x.v1.Node.$Properties): v2x.v1.Node;

            /**
             * Encodes the specified Node message. Does not implicitly {@link v2x.v1.Node.verify|verify} messages.
             * @param message Node message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Node message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Node & v2x.v1.Node.$Shape} Node
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Node & v2x.v1.Node.$Shape;

            /**
             * Verifies a Node message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Node message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Node
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Node;

            /**
             * Creates a plain object from a Node message. Also converts values to other types if specified.
             * @param message Node
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Node, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Node to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Node {

            /** Properties of a Node. */
            interface $Properties {

                /** Node name */
                name?: (string|null);

                /** Node region */
                region?: (number|null);

                /** Node nodeId */
                nodeId?: (number|null);

                /** Node latitude */
                latitude?: (number|null);

                /** Node longitude */
                longitude?: (number|null);

                /** Node elevation */
                elevation?: (number|null);

                /** Node inLinks */
                inLinks?: (v2x.v1.Link.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Node. */
            type $Shape = v2x.v1.Node.$Properties;
        }

        /**
         * Properties of a Map.
         * @deprecated Use v2x.v1.Map.$Properties instead.
         */
        interface IMap extends v2x.v1.Map.$Properties {
        }

        /** Represents a Map. */
        class Map {

            /**
             * Constructs a new Map.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Map.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Map header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** Map messageCount. */
            messageCount: number;

            /** Map minuteOfYear. */
            minuteOfYear?: (number|null);

            /** Map nodes. */
            nodes: v2x.v1.Node.$Properties[];

            /**
             * Creates a new Map instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Map instance
             */
            static create(properties: v2x.v1.Map.$Shape): v2x.v1.Map & v2x.v1.Map.$Shape;
            static create(properties?: v2x.v1.Map.$Properties): v2x.v1.Map;

            /**
             * Encodes the specified Map message. Does not implicitly {@link v2x.v1.Map.verify|verify} messages.
             * @param message Map message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Map.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Map message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Map & v2x.v1.Map.$Shape} Map
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Map & v2x.v1.Map.$Shape;

            /**
             * Verifies a Map message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Map message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Map
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Map;

            /**
             * Creates a plain object from a Map message. Also converts values to other types if specified.
             * @param message Map
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Map, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Map to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Map {

            /** Properties of a Map. */
            interface $Properties {

                /** Map header */
                header?: (v2x.v1.Header.$Properties|null);

                /** Map messageCount */
                messageCount?: (number|null);

                /** Map minuteOfYear */
                minuteOfYear?: (number|null);

                /** Map nodes */
                nodes?: (v2x.v1.Node.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Map. */
            type $Shape = v2x.v1.Map.$Properties;
        }

        /** EventSource enum. */
        enum EventSource {

            /** EVENT_SOURCE_UNKNOWN value */
            EVENT_SOURCE_UNKNOWN = 0,

            /** EVENT_SOURCE_POLICE value */
            EVENT_SOURCE_POLICE = 1,

            /** EVENT_SOURCE_GOVERNMENT value */
            EVENT_SOURCE_GOVERNMENT = 2,

            /** EVENT_SOURCE_METEOROLOGICAL value */
            EVENT_SOURCE_METEOROLOGICAL = 3,

            /** EVENT_SOURCE_INTERNET value */
            EVENT_SOURCE_INTERNET = 4,

            /** EVENT_SOURCE_DETECTION value */
            EVENT_SOURCE_DETECTION = 5
        }

        /**
         * Properties of a ReferencePath.
         * @deprecated Use v2x.v1.ReferencePath.$Properties instead.
         */
        interface IReferencePath extends v2x.v1.ReferencePath.$Properties {
        }

        /** Represents a ReferencePath. */
        class ReferencePath {

            /**
             * Constructs a new ReferencePath.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.ReferencePath.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReferencePath points. */
            points: v2x.v1.Point.$Properties[];

            /** ReferencePath radius. */
            radius: number;

            /**
             * Creates a new ReferencePath instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReferencePath instance
             */
            static create(properties: v2x.v1.ReferencePath.$Shape): v2x.v1.ReferencePath & v2x.v1.ReferencePath.$Shape;
            static create(properties?: v2x.v1.ReferencePath.$Properties): v2x.v1.ReferencePath;

            /**
             * Encodes the specified ReferencePath message. Does not implicitly {@link v2x.v1.ReferencePath.verify|verify} messages.
             * @param message ReferencePath message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.ReferencePath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReferencePath message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.ReferencePath & v2x.v1.ReferencePath.$Shape} ReferencePath
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.ReferencePath & v2x.v1.ReferencePath.$Shape;

            /**
             * Verifies a ReferencePath message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReferencePath message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReferencePath
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.ReferencePath;

            /**
             * Creates a plain object from a ReferencePath message. Also converts values to other types if specified.
             * @param message ReferencePath
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.ReferencePath, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReferencePath to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReferencePath {

            /** Properties of a ReferencePath. */
            interface $Properties {

                /** ReferencePath points */
                points?: (v2x.v1.Point.$Properties[]|null);

                /** ReferencePath radius */
                radius?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReferencePath. */
            type $Shape = v2x.v1.ReferencePath.$Properties;
        }

        /**
         * Properties of a ReferenceLink.
         * @deprecated Use v2x.v1.ReferenceLink.$Properties instead.
         */
        interface IReferenceLink extends v2x.v1.ReferenceLink.$Properties {
        }

        /** Represents a ReferenceLink. */
        class ReferenceLink {

            /**
             * Constructs a new ReferenceLink.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.ReferenceLink.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReferenceLink upstreamRegion. */
            upstreamRegion: number;

            /** ReferenceLink upstreamId. */
            upstreamId: number;

            /** ReferenceLink downstreamRegion. */
            downstreamRegion: number;

            /** ReferenceLink downstreamId. */
            downstreamId: number;

            /** ReferenceLink lanes. */
            lanes: number;

            /**
             * Creates a new ReferenceLink instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReferenceLink instance
             */
            static create(properties: v2x.v1.ReferenceLink.$Shape): v2x.v1.ReferenceLink & v2x.v1.ReferenceLink.$Shape;
            static create(properties?: v2x.v1.ReferenceLink.$Properties): v2x.v1.ReferenceLink;

            /**
             * Encodes the specified ReferenceLink message. Does not implicitly {@link v2x.v1.ReferenceLink.verify|verify} messages.
             * @param message ReferenceLink message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.ReferenceLink.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReferenceLink message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.ReferenceLink & v2x.v1.ReferenceLink.$Shape} ReferenceLink
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.ReferenceLink & v2x.v1.ReferenceLink.$Shape;

            /**
             * Verifies a ReferenceLink message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReferenceLink message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReferenceLink
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.ReferenceLink;

            /**
             * Creates a plain object from a ReferenceLink message. Also converts values to other types if specified.
             * @param message ReferenceLink
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.ReferenceLink, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReferenceLink to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReferenceLink {

            /** Properties of a ReferenceLink. */
            interface $Properties {

                /** ReferenceLink upstreamRegion */
                upstreamRegion?: (number|null);

                /** ReferenceLink upstreamId */
                upstreamId?: (number|null);

                /** ReferenceLink downstreamRegion */
                downstreamRegion?: (number|null);

                /** ReferenceLink downstreamId */
                downstreamId?: (number|null);

                /** ReferenceLink lanes */
                lanes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReferenceLink. */
            type $Shape = v2x.v1.ReferenceLink.$Properties;
        }

        /**
         * Properties of a TrafficEvent.
         * @deprecated Use v2x.v1.TrafficEvent.$Properties instead.
         */
        interface ITrafficEvent extends v2x.v1.TrafficEvent.$Properties {
        }

        /** Represents a TrafficEvent. */
        class TrafficEvent {

            /**
             * Constructs a new TrafficEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.TrafficEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrafficEvent eventId. */
            eventId: number;

            /** TrafficEvent eventType. */
            eventType: number;

            /** TrafficEvent eventSource. */
            eventSource: v2x.v1.EventSource;

            /** TrafficEvent latitude. */
            latitude?: (number|null);

            /** TrafficEvent longitude. */
            longitude?: (number|null);

            /** TrafficEvent radius. */
            radius: number;

            /** TrafficEvent description. */
            description: string;

            /** TrafficEvent startMinute. */
            startMinute?: (number|null);

            /** TrafficEvent endMinute. */
            endMinute?: (number|null);

            /** TrafficEvent priority. */
            priority: number;

            /** TrafficEvent referencePaths. */
            referencePaths: v2x.v1.ReferencePath.$Properties[];

            /** TrafficEvent referenceLinks. */
            referenceLinks: v2x.v1.ReferenceLink.$Properties[];

            /** TrafficEvent confidence. */
            confidence?: (number|null);

            /**
             * Creates a new TrafficEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrafficEvent instance
             */
            static create(properties: v2x.v1.TrafficEvent.$Shape): v2x.v1.TrafficEvent & v2x.v1.TrafficEvent.$Shape;
            static create(properties?: v2x.v1.TrafficEvent.$Properties): v2x.v1.TrafficEvent;

            /**
             * Encodes the specified TrafficEvent message. Does not implicitly {@link v2x.v1.TrafficEvent.verify|verify} messages.
             * @param message TrafficEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.TrafficEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrafficEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.TrafficEvent & v2x.v1.TrafficEvent.$Shape} TrafficEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.TrafficEvent & v2x.v1.TrafficEvent.$Shape;

            /**
             * Verifies a TrafficEvent message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a TrafficEvent message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrafficEvent
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.TrafficEvent;

            /**
             * Creates a plain object from a TrafficEvent message. Also converts values to other types if specified.
             * @param message TrafficEvent
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.TrafficEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrafficEvent to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrafficEvent {

            /** Properties of a TrafficEvent. */
            interface $Properties {

                /** TrafficEvent eventId */
                eventId?: (number|null);

                /** TrafficEvent eventType */
                eventType?: (number|null);

                /** TrafficEvent eventSource */
                eventSource?: (v2x.v1.EventSource|null);

                /** TrafficEvent latitude */
                latitude?: (number|null);

                /** TrafficEvent longitude */
                longitude?: (number|null);

                /** TrafficEvent radius */
                radius?: (number|null);

                /** TrafficEvent description */
                description?: (string|null);

                /** TrafficEvent startMinute */
                startMinute?: (number|null);

                /** TrafficEvent endMinute */
                endMinute?: (number|null);

                /** TrafficEvent priority */
                priority?: (number|null);

                /** TrafficEvent referencePaths */
                referencePaths?: (v2x.v1.ReferencePath.$Properties[]|null);

                /** TrafficEvent referenceLinks */
                referenceLinks?: (v2x.v1.ReferenceLink.$Properties[]|null);

                /** TrafficEvent confidence */
                confidence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrafficEvent. */
            type $Shape = v2x.v1.TrafficEvent.$Properties;
        }

        /**
         * Properties of a TrafficSign.
         * @deprecated Use v2x.v1.TrafficSign.$Properties instead.
         */
        interface ITrafficSign extends v2x.v1.TrafficSign.$Properties {
        }

        /** Represents a TrafficSign. */
        class TrafficSign {

            /**
             * Constructs a new TrafficSign.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.TrafficSign.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TrafficSign signId. */
            signId: number;

            /** TrafficSign signType. */
            signType: number;

            /** TrafficSign latitude. */
            latitude?: (number|null);

            /** TrafficSign longitude. */
            longitude?: (number|null);

            /** TrafficSign description. */
            description: string;

            /** TrafficSign startMinute. */
            startMinute?: (number|null);

            /** TrafficSign endMinute. */
            endMinute?: (number|null);

            /** TrafficSign priority. */
            priority: number;

            /** TrafficSign referencePaths. */
            referencePaths: v2x.v1.ReferencePath.$Properties[];

            /** TrafficSign referenceLinks. */
            referenceLinks: v2x.v1.ReferenceLink.$Properties[];

            /**
             * Creates a new TrafficSign instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TrafficSign instance
             */
            static create(properties: v2x.v1.TrafficSign.$Shape): v2x.v1.TrafficSign & v2x.v1.TrafficSign.$Shape;
            static create(properties?: v2x.v1.TrafficSign.$Properties): v2x.v1.TrafficSign;

            /**
             * Encodes the specified TrafficSign message. Does not implicitly {@link v2x.v1.TrafficSign.verify|verify} messages.
             * @param message TrafficSign message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.TrafficSign.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TrafficSign message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.TrafficSign & v2x.v1.TrafficSign.$Shape} TrafficSign
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.TrafficSign & v2x.v1.TrafficSign.$Shape;

            /**
             * Verifies a TrafficSign message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a TrafficSign message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TrafficSign
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.TrafficSign;

            /**
             * Creates a plain object from a TrafficSign message. Also converts values to other types if specified.
             * @param message TrafficSign
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.TrafficSign, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TrafficSign to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace TrafficSign {

            /** Properties of a TrafficSign. */
            interface $Properties {

                /** TrafficSign signId */
                signId?: (number|null);

                /** TrafficSign signType */
                signType?: (number|null);

                /** TrafficSign latitude */
                latitude?: (number|null);

                /** TrafficSign longitude */
                longitude?: (number|null);

                /** TrafficSign description */
                description?: (string|null);

                /** TrafficSign startMinute */
                startMinute?: (number|null);

                /** TrafficSign endMinute */
                endMinute?: (number|null);

                /** TrafficSign priority */
                priority?: (number|null);

                /** TrafficSign referencePaths */
                referencePaths?: (v2x.v1.ReferencePath.$Properties[]|null);

                /** TrafficSign referenceLinks */
                referenceLinks?: (v2x.v1.ReferenceLink.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TrafficSign. */
            type $Shape = v2x.v1.TrafficSign.$Properties;
        }

        /**
         * Properties of a Rsi.
         * @deprecated Use v2x.v1.Rsi.$Properties instead.
         */
        interface IRsi extends v2x.v1.Rsi.$Properties {
        }

        /** Represents a Rsi. */
        class Rsi {

            /**
             * Constructs a new Rsi.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Rsi.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Rsi header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** Rsi messageCount. */
            messageCount: number;

            /** Rsi minuteOfYear. */
            minuteOfYear?: (number|null);

            /** Rsi temporaryId. */
            temporaryId: Uint8Array;

            /** Rsi latitude. */
            latitude?: (number|null);

            /** Rsi longitude. */
            longitude?: (number|null);

            /** Rsi elevation. */
            elevation?: (number|null);

            /** Rsi trafficEvents. */
            trafficEvents: v2x.v1.TrafficEvent.$Properties[];

            /** Rsi trafficSigns. */
            trafficSigns: v2x.v1.TrafficSign.$Properties[];

            /**
             * Creates a new Rsi instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Rsi instance
             */
            static create(properties: v2x.v1.Rsi.$Shape): v2x.v1.Rsi & v2x.v1.Rsi.$Shape;
            static create(properties?: v2x.v1.Rsi.$Properties): v2x.v1.Rsi;

            /**
             * Encodes the specified Rsi message. Does not implicitly {@link v2x.v1.Rsi.verify|verify} messages.
             * @param message Rsi message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Rsi.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Rsi message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Rsi & v2x.v1.Rsi.$Shape} Rsi
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Rsi & v2x.v1.Rsi.$Shape;

            /**
             * Verifies a Rsi message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Rsi message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Rsi
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Rsi;

            /**
             * Creates a plain object from a Rsi message. Also converts values to other types if specified.
             * @param message Rsi
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Rsi, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Rsi to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Rsi {

            /** Properties of a Rsi. */
            interface $Properties {

                /** Rsi header */
                header?: (v2x.v1.Header.$Properties|null);

                /** Rsi messageCount */
                messageCount?: (number|null);

                /** Rsi minuteOfYear */
                minuteOfYear?: (number|null);

                /** Rsi temporaryId */
                temporaryId?: (Uint8Array|null);

                /** Rsi latitude */
                latitude?: (number|null);

                /** Rsi longitude */
                longitude?: (number|null);

                /** Rsi elevation */
                elevation?: (number|null);

                /** Rsi trafficEvents */
                trafficEvents?: (v2x.v1.TrafficEvent.$Properties[]|null);

                /** Rsi trafficSigns */
                trafficSigns?: (v2x.v1.TrafficSign.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Rsi. */
            type $Shape = v2x.v1.Rsi.$Properties;
        }

        /** ParticipantType enum. */
        enum ParticipantType {

            /** PARTICIPANT_TYPE_UNKNOWN value */
            PARTICIPANT_TYPE_UNKNOWN = 0,

            /** PARTICIPANT_TYPE_MOTOR value */
            PARTICIPANT_TYPE_MOTOR = 1,

            /** PARTICIPANT_TYPE_NON_MOTOR value */
            PARTICIPANT_TYPE_NON_MOTOR = 2,

            /** PARTICIPANT_TYPE_PEDESTRIAN value */
            PARTICIPANT_TYPE_PEDESTRIAN = 3,

            /** PARTICIPANT_TYPE_RSU value */
            PARTICIPANT_TYPE_RSU = 4
        }

        /** DetectionSource enum. */
        enum DetectionSource {

            /** DETECTION_SOURCE_UNKNOWN value */
            DETECTION_SOURCE_UNKNOWN = 0,

            /** DETECTION_SOURCE_SELF_INFO value */
            DETECTION_SOURCE_SELF_INFO = 1,

            /** DETECTION_SOURCE_V2X value */
            DETECTION_SOURCE_V2X = 2,

            /** DETECTION_SOURCE_VIDEO value */
            DETECTION_SOURCE_VIDEO = 3,

            /** DETECTION_SOURCE_MICROWAVE_RADAR value */
            DETECTION_SOURCE_MICROWAVE_RADAR = 4,

            /** DETECTION_SOURCE_LOOP value */
            DETECTION_SOURCE_LOOP = 5,

            /** DETECTION_SOURCE_LIDAR value */
            DETECTION_SOURCE_LIDAR = 6,

            /** DETECTION_SOURCE_INTEGRATED value */
            DETECTION_SOURCE_INTEGRATED = 7
        }

        /**
         * Properties of a Participant.
         * @deprecated Use v2x.v1.Participant.$Properties instead.
         */
        interface IParticipant extends v2x.v1.Participant.$Properties {
        }

        /** Represents a Participant. */
        class Participant {

            /**
             * Constructs a new Participant.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Participant.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Participant type. */
            type: v2x.v1.ParticipantType;

            /** Participant participantId. */
            participantId: number;

            /** Participant detection. */
            detection: v2x.v1.DetectionSource;

            /** Participant temporaryId. */
            temporaryId: Uint8Array;

            /** Participant secondMark. */
            secondMark?: (number|null);

            /** Participant latitude. */
            latitude?: (number|null);

            /** Participant longitude. */
            longitude?: (number|null);

            /** Participant elevation. */
            elevation?: (number|null);

            /** Participant positionConfidence. */
            positionConfidence: number;

            /** Participant transmission. */
            transmission?: (v2x.v1.TransmissionState|null);

            /** Participant speed. */
            speed?: (number|null);

            /** Participant heading. */
            heading?: (number|null);

            /** Participant steeringWheelAngle. */
            steeringWheelAngle?: (number|null);

            /** Participant accelerationLongitudinal. */
            accelerationLongitudinal?: (number|null);

            /** Participant accelerationLateral. */
            accelerationLateral?: (number|null);

            /** Participant accelerationVertical. */
            accelerationVertical?: (number|null);

            /** Participant yawRate. */
            yawRate?: (number|null);

            /** Participant width. */
            width: number;

            /** Participant length. */
            length: number;

            /** Participant height. */
            height: number;

            /** Participant vehicleClass. */
            vehicleClass: number;

            /**
             * Creates a new Participant instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Participant instance
             */
            static create(properties: v2x.v1.Participant.$Shape): v2x.v1.Participant & v2x.v1.Participant.$Shape;
            static create(properties?: v2x.v1.Participant.$Properties): v2x.v1.Participant;

            /**
             * Encodes the specified Participant message. Does not implicitly {@link v2x.v1.Participant.verify|verify} messages.
             * @param message Participant message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Participant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Participant message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Participant & v2x.v1.Participant.$Shape} Participant
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Participant & v2x.v1.Participant.$Shape;

            /**
             * Verifies a Participant message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Participant message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Participant
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Participant;

            /**
             * Creates a plain object from a Participant message. Also converts values to other types if specified.
             * @param message Participant
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Participant, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Participant to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Participant {

            /** Properties of a Participant. */
            interface $Properties {

                /** Participant type */
                type?: (v2x.v1.ParticipantType|null);

                /** Participant participantId */
                participantId?: (number|null);

                /** Participant detection */
                detection?: (v2x.v1.DetectionSource|null);

                /** Participant temporaryId */
                temporaryId?: (Uint8Array|null);

                /** Participant secondMark */
                secondMark?: (number|null);

                /** Participant latitude */
                latitude?: (number|null);

                /** Participant longitude */
                longitude?: (number|null);

                /** Participant elevation */
                elevation?: (number|null);

                /** Participant positionConfidence */
                positionConfidence?: (number|null);

                /** Participant transmission */
                transmission?: (v2x.v1.TransmissionState|null);

                /** Participant speed */
                speed?: (number|null);

                /** Participant heading */
                heading?: (number|null);

                /** Participant steeringWheelAngle */
                steeringWheelAngle?: (number|null);

                /** Participant accelerationLongitudinal */
                accelerationLongitudinal?: (number|null);

                /** Participant accelerationLateral */
                accelerationLateral?: (number|null);

                /** Participant accelerationVertical */
                accelerationVertical?: (number|null);

                /** Participant yawRate */
                yawRate?: (number|null);

                /** Participant width */
                width?: (number|null);

                /** Participant length */
                length?: (number|null);

                /** Participant height */
                height?: (number|null);

                /** Participant vehicleClass */
                vehicleClass?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Participant. */
            type $Shape = v2x.v1.Participant.$Properties;
        }

        /**
         * Properties of a Rsm.
         * @deprecated Use v2x.v1.Rsm.$Properties instead.
         */
        interface IRsm extends v2x.v1.Rsm.$Properties {
        }

        /** Represents a Rsm. */
        class Rsm {

            /**
             * Constructs a new Rsm.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Rsm.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Rsm header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** Rsm messageCount. */
            messageCount: number;

            /** Rsm temporaryId. */
            temporaryId: Uint8Array;

            /** Rsm latitude. */
            latitude?: (number|null);

            /** Rsm longitude. */
            longitude?: (number|null);

            /** Rsm elevation. */
            elevation?: (number|null);

            /** Rsm participants. */
            participants: v2x.v1.Participant.$Properties[];

            /**
             * Creates a new Rsm instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Rsm instance
             */
            static create(properties: v2x.v1.Rsm.$Shape): v2x.v1.Rsm & v2x.v1.Rsm.$Shape;
            static create(properties?: v2x.v1.Rsm.$Properties): v2x.v1.Rsm;

            /**
             * Encodes the specified Rsm message. Does not implicitly {@link v2x.v1.Rsm.verify|verify} messages.
             * @param message Rsm message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Rsm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Rsm message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Rsm & v2x.v1.Rsm.$Shape} Rsm
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Rsm & v2x.v1.Rsm.$Shape;

            /**
             * Verifies a Rsm message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Rsm message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Rsm
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Rsm;

            /**
             * Creates a plain object from a Rsm message. Also converts values to other types if specified.
             * @param message Rsm
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Rsm, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Rsm to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Rsm {

            /** Properties of a Rsm. */
            interface $Properties {

                /** Rsm header */
                header?: (v2x.v1.Header.$Properties|null);

                /** Rsm messageCount */
                messageCount?: (number|null);

                /** Rsm temporaryId */
                temporaryId?: (Uint8Array|null);

                /** Rsm latitude */
                latitude?: (number|null);

                /** Rsm longitude */
                longitude?: (number|null);

                /** Rsm elevation */
                elevation?: (number|null);

                /** Rsm participants */
                participants?: (v2x.v1.Participant.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Rsm. */
            type $Shape = v2x.v1.Rsm.$Properties;
        }

        /** LightState enum. */
        enum LightState {

            /** LIGHT_STATE_UNAVAILABLE value */
            LIGHT_STATE_UNAVAILABLE = 0,

            /** LIGHT_STATE_DARK value */
            LIGHT_STATE_DARK = 1,

            /** LIGHT_STATE_FLASHING_RED value */
            LIGHT_STATE_FLASHING_RED = 2,

            /** LIGHT_STATE_RED value */
            LIGHT_STATE_RED = 3,

            /** LIGHT_STATE_FLASHING_GREEN value */
            LIGHT_STATE_FLASHING_GREEN = 4,

            /** LIGHT_STATE_PERMISSIVE_GREEN value */
            LIGHT_STATE_PERMISSIVE_GREEN = 5,

            /** LIGHT_STATE_PROTECTED_GREEN value */
            LIGHT_STATE_PROTECTED_GREEN = 6,

            /** LIGHT_STATE_YELLOW value */
            LIGHT_STATE_YELLOW = 7,

            /** LIGHT_STATE_FLASHING_YELLOW value */
            LIGHT_STATE_FLASHING_YELLOW = 8
        }

        /** TimingKind enum. */
        enum TimingKind {

            /** TIMING_KIND_UNSPECIFIED value */
            TIMING_KIND_UNSPECIFIED = 0,

            /** TIMING_KIND_COUNTING value */
            TIMING_KIND_COUNTING = 1,

            /** TIMING_KIND_UTC value */
            TIMING_KIND_UTC = 2
        }

        /**
         * Properties of a PhaseState.
         * @deprecated Use v2x.v1.PhaseState.$Properties instead.
         */
        interface IPhaseState extends v2x.v1.PhaseState.$Properties {
        }

        /** Represents a PhaseState. */
        class PhaseState {

            /**
             * Constructs a new PhaseState.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.PhaseState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseState light. */
            light: v2x.v1.LightState;

            /** PhaseState timing. */
            timing: v2x.v1.TimingKind;

            /** PhaseState startTime. */
            startTime?: (number|null);

            /** PhaseState minEndTime. */
            minEndTime?: (number|null);

            /** PhaseState maxEndTime. */
            maxEndTime?: (number|null);

            /** PhaseState likelyEndTime. */
            likelyEndTime?: (number|null);

            /** PhaseState timeConfidence. */
            timeConfidence?: (number|null);

            /** PhaseState nextStartTime. */
            nextStartTime?: (number|null);

            /** PhaseState nextDuration. */
            nextDuration?: (number|null);

            /**
             * Creates a new PhaseState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseState instance
             */
            static create(properties: v2x.v1.PhaseState.$Shape): v2x.v1.PhaseState & v2x.v1.PhaseState.$Shape;
            static create(properties?: v2x.v1.PhaseState.$Properties): v2x.v1.PhaseState;

            /**
             * Encodes the specified PhaseState message. Does not implicitly {@link v2x.v1.PhaseState.verify|verify} messages.
             * @param message PhaseState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.PhaseState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.PhaseState & v2x.v1.PhaseState.$Shape} PhaseState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.PhaseState & v2x.v1.PhaseState.$Shape;

            /**
             * Verifies a PhaseState message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a PhaseState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseState
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.PhaseState;

            /**
             * Creates a plain object from a PhaseState message. Also converts values to other types if specified.
             * @param message PhaseState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.PhaseState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PhaseState {

            /** Properties of a PhaseState. */
            interface $Properties {

                /** PhaseState light */
                light?: (v2x.v1.LightState|null);

                /** PhaseState timing */
                timing?: (v2x.v1.TimingKind|null);

                /** PhaseState startTime */
                startTime?: (number|null);

                /** PhaseState minEndTime */
                minEndTime?: (number|null);

                /** PhaseState maxEndTime */
                maxEndTime?: (number|null);

                /** PhaseState likelyEndTime */
                likelyEndTime?: (number|null);

                /** PhaseState timeConfidence */
                timeConfidence?: (number|null);

                /** PhaseState nextStartTime */
                nextStartTime?: (number|null);

                /** PhaseState nextDuration */
                nextDuration?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseState. */
            type $Shape = v2x.v1.PhaseState.$Properties;
        }

        /**
         * Properties of a Phase.
         * @deprecated Use v2x.v1.Phase.$Properties instead.
         */
        interface IPhase extends v2x.v1.Phase.$Properties {
        }

        /** Represents a Phase. */
        class Phase {

            /**
             * Constructs a new Phase.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Phase.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Phase phaseId. */
            phaseId: number;

            /** Phase states. */
            states: v2x.v1.PhaseState.$Properties[];

            /**
             * Creates a new Phase instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Phase instance
             */
            static create(properties: v2x.v1.Phase.$Shape): v2x.v1.Phase & v2x.v1.Phase.$Shape;
            static create(properties?: v2x.v1.Phase.$Properties): v2x.v1.Phase;

            /**
             * Encodes the specified Phase message. Does not implicitly {@link v2x.v1.Phase.verify|verify} messages.
             * @param message Phase message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Phase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Phase message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Phase & v2x.v1.Phase.$Shape} Phase
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Phase & v2x.v1.Phase.$Shape;

            /**
             * Verifies a Phase message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Phase message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Phase
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Phase;

            /**
             * Creates a plain object from a Phase message. Also converts values to other types if specified.
             * @param message Phase
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Phase, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Phase to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Phase {

            /** Properties of a Phase. */
            interface $Properties {

                /** Phase phaseId */
                phaseId?: (number|null);

                /** Phase states */
                states?: (v2x.v1.PhaseState.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Phase. */
            type $Shape = v2x.v1.Phase.$Properties;
        }

        /**
         * Properties of an IntersectionState.
         * @deprecated Use v2x.v1.IntersectionState.$Properties instead.
         */
        interface IIntersectionState extends v2x.v1.IntersectionState.$Properties {
        }

        /** Represents an IntersectionState. */
        class IntersectionState {

            /**
             * Constructs a new IntersectionState.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.IntersectionState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** IntersectionState region. */
            region: number;

            /** IntersectionState intersectionId. */
            intersectionId: number;

            /** IntersectionState status. */
            status: number;

            /** IntersectionState minuteOfYear. */
            minuteOfYear?: (number|null);

            /** IntersectionState secondMark. */
            secondMark?: (number|null);

            /** IntersectionState timeConfidence. */
            timeConfidence: number;

            /** IntersectionState phases. */
            phases: v2x.v1.Phase.$Properties[];

            /**
             * Creates a new IntersectionState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns IntersectionState instance
             */
            static create(properties: v2x.v1.IntersectionState.$Shape): v2x.v1.IntersectionState & v2x.v1.IntersectionState.$Shape;
            static create(properties?: v2x.v1.IntersectionState.$Properties): v2x.v1.IntersectionState;

            /**
             * Encodes the specified IntersectionState message. Does not implicitly {@link v2x.v1.IntersectionState.verify|verify} messages.
             * @param message IntersectionState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.IntersectionState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an IntersectionState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.IntersectionState & v2x.v1.IntersectionState.$Shape} IntersectionState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.IntersectionState & v2x.v1.IntersectionState.$Shape;

            /**
             * Verifies an IntersectionState message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an IntersectionState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns IntersectionState
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.IntersectionState;

            /**
             * Creates a plain object from an IntersectionState message. Also converts values to other types if specified.
             * @param message IntersectionState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.IntersectionState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this IntersectionState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace IntersectionState {

            /** Properties of an IntersectionState. */
            interface $Properties {

                /** IntersectionState region */
                region?: (number|null);

                /** IntersectionState intersectionId */
                intersectionId?: (number|null);

                /** IntersectionState status */
                status?: (number|null);

                /** IntersectionState minuteOfYear */
                minuteOfYear?: (number|null);

                /** IntersectionState secondMark */
                secondMark?: (number|null);

                /** IntersectionState timeConfidence */
                timeConfidence?: (number|null);

                /** IntersectionState phases */
                phases?: (v2x.v1.Phase.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an IntersectionState. */
            type $Shape = v2x.v1.IntersectionState.$Properties;
        }

        /**
         * Properties of a Spat.
         * @deprecated Use v2x.v1.Spat.$Properties instead.
         */
        interface ISpat extends v2x.v1.Spat.$Properties {
        }

        /** Represents a Spat. */
        class Spat {

            /**
             * Constructs a new Spat.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Spat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Spat header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** Spat messageCount. */
            messageCount: number;

            /** Spat minuteOfYear. */
            minuteOfYear?: (number|null);

            /** Spat secondMark. */
            secondMark?: (number|null);

            /** Spat name. */
            name: string;

            /** Spat intersections. */
            intersections: v2x.v1.IntersectionState.$Properties[];

            /**
             * Creates a new Spat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Spat instance
             */
            static create(properties: v2x.v1.Spat.$Shape): v2x.v1.Spat & v2x.v1.Spat.$Shape;
            static create(properties?: v2x.v1.Spat.$Properties): v2x.v1.Spat;

            /**
             * Encodes the specified Spat message. Does not implicitly {@link v2x.v1.Spat.verify|verify} messages.
             * @param message Spat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Spat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Spat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Spat & v2x.v1.Spat.$Shape} Spat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Spat & v2x.v1.Spat.$Shape;

            /**
             * Verifies a Spat message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Spat message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Spat
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Spat;

            /**
             * Creates a plain object from a Spat message. Also converts values to other types if specified.
             * @param message Spat
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Spat, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Spat to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Spat {

            /** Properties of a Spat. */
            interface $Properties {

                /** Spat header */
                header?: (v2x.v1.Header.$Properties|null);

                /** Spat messageCount */
                messageCount?: (number|null);

                /** Spat minuteOfYear */
                minuteOfYear?: (number|null);

                /** Spat secondMark */
                secondMark?: (number|null);

                /** Spat name */
                name?: (string|null);

                /** Spat intersections */
                intersections?: (v2x.v1.IntersectionState.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Spat. */
            type $Shape = v2x.v1.Spat.$Properties;
        }

        /** Fleet enum. */
        enum Fleet {

            /** FLEET_UNSPECIFIED value */
            FLEET_UNSPECIFIED = 0,

            /** FLEET_BUS value */
            FLEET_BUS = 1,

            /** FLEET_TAXI value */
            FLEET_TAXI = 2,

            /** FLEET_SANITATION value */
            FLEET_SANITATION = 3,

            /** FLEET_LOGISTICS value */
            FLEET_LOGISTICS = 4,

            /** FLEET_CONSTRUCTION value */
            FLEET_CONSTRUCTION = 5,

            /** FLEET_PRIVATE value */
            FLEET_PRIVATE = 6
        }

        /** DriveMode enum. */
        enum DriveMode {

            /** DRIVE_MODE_UNSPECIFIED value */
            DRIVE_MODE_UNSPECIFIED = 0,

            /** DRIVE_MODE_MANUAL value */
            DRIVE_MODE_MANUAL = 1,

            /** DRIVE_MODE_ASSISTED value */
            DRIVE_MODE_ASSISTED = 2,

            /** DRIVE_MODE_AUTONOMOUS value */
            DRIVE_MODE_AUTONOMOUS = 3,

            /** DRIVE_MODE_REMOTE value */
            DRIVE_MODE_REMOTE = 4
        }

        /** TaskState enum. */
        enum TaskState {

            /** TASK_STATE_UNSPECIFIED value */
            TASK_STATE_UNSPECIFIED = 0,

            /** TASK_STATE_IDLE value */
            TASK_STATE_IDLE = 1,

            /** TASK_STATE_TO_TASK value */
            TASK_STATE_TO_TASK = 2,

            /** TASK_STATE_ON_TASK value */
            TASK_STATE_ON_TASK = 3,

            /** TASK_STATE_RETURNING value */
            TASK_STATE_RETURNING = 4,

            /** TASK_STATE_CHARGING value */
            TASK_STATE_CHARGING = 5,

            /** TASK_STATE_BROKEN_DOWN value */
            TASK_STATE_BROKEN_DOWN = 6
        }

        /**
         * Properties of a VehicleStatus.
         * @deprecated Use v2x.v1.VehicleStatus.$Properties instead.
         */
        interface IVehicleStatus extends v2x.v1.VehicleStatus.$Properties {
        }

        /** Represents a VehicleStatus. */
        class VehicleStatus {

            /**
             * Constructs a new VehicleStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.VehicleStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VehicleStatus header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** VehicleStatus fleet. */
            fleet?: (v2x.v1.Fleet|null);

            /** VehicleStatus driveMode. */
            driveMode: v2x.v1.DriveMode;

            /** VehicleStatus line. */
            line: string;

            /** VehicleStatus task. */
            task: string;

            /** VehicleStatus taskState. */
            taskState: v2x.v1.TaskState;

            /** VehicleStatus stateOfCharge. */
            stateOfCharge?: (number|null);

            /** VehicleStatus fuelLevel. */
            fuelLevel?: (number|null);

            /** VehicleStatus remainingRange. */
            remainingRange?: (number|null);

            /** VehicleStatus odometer. */
            odometer?: (number|null);

            /** VehicleStatus doors. */
            doors: number;

            /** VehicleStatus passengers. */
            passengers?: (number|null);

            /** VehicleStatus load. */
            load?: (number|null);

            /** VehicleStatus loadMax. */
            loadMax?: (number|null);

            /** VehicleStatus nextStop. */
            nextStop: string;

            /** VehicleStatus delay. */
            delay?: (number|null);

            /** VehicleStatus cabinTemperature. */
            cabinTemperature?: (number|null);

            /** VehicleStatus troubleCodes. */
            troubleCodes: string[];

            /**
             * Creates a new VehicleStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VehicleStatus instance
             */
            static create(properties: v2x.v1.VehicleStatus.$Shape): v2x.v1.VehicleStatus & v2x.v1.VehicleStatus.$Shape;
            static create(properties?: v2x.v1.VehicleStatus.$Properties): v2x.v1.VehicleStatus;

            /**
             * Encodes the specified VehicleStatus message. Does not implicitly {@link v2x.v1.VehicleStatus.verify|verify} messages.
             * @param message VehicleStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.VehicleStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VehicleStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.VehicleStatus & v2x.v1.VehicleStatus.$Shape} VehicleStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.VehicleStatus & v2x.v1.VehicleStatus.$Shape;

            /**
             * Verifies a VehicleStatus message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a VehicleStatus message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns VehicleStatus
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.VehicleStatus;

            /**
             * Creates a plain object from a VehicleStatus message. Also converts values to other types if specified.
             * @param message VehicleStatus
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.VehicleStatus, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this VehicleStatus to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace VehicleStatus {

            /** Properties of a VehicleStatus. */
            interface $Properties {

                /** VehicleStatus header */
                header?: (v2x.v1.Header.$Properties|null);

                /** VehicleStatus fleet */
                fleet?: (v2x.v1.Fleet|null);

                /** VehicleStatus driveMode */
                driveMode?: (v2x.v1.DriveMode|null);

                /** VehicleStatus line */
                line?: (string|null);

                /** VehicleStatus task */
                task?: (string|null);

                /** VehicleStatus taskState */
                taskState?: (v2x.v1.TaskState|null);

                /** VehicleStatus stateOfCharge */
                stateOfCharge?: (number|null);

                /** VehicleStatus fuelLevel */
                fuelLevel?: (number|null);

                /** VehicleStatus remainingRange */
                remainingRange?: (number|null);

                /** VehicleStatus odometer */
                odometer?: (number|null);

                /** VehicleStatus doors */
                doors?: (number|null);

                /** VehicleStatus passengers */
                passengers?: (number|null);

                /** VehicleStatus load */
                load?: (number|null);

                /** VehicleStatus loadMax */
                loadMax?: (number|null);

                /** VehicleStatus nextStop */
                nextStop?: (string|null);

                /** VehicleStatus delay */
                delay?: (number|null);

                /** VehicleStatus cabinTemperature */
                cabinTemperature?: (number|null);

                /** VehicleStatus troubleCodes */
                troubleCodes?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VehicleStatus. */
            type $Shape = v2x.v1.VehicleStatus.$Properties;
        }

        /** RadioLink enum. */
        enum RadioLink {

            /** RADIO_LINK_UNSPECIFIED value */
            RADIO_LINK_UNSPECIFIED = 0,

            /** RADIO_LINK_UU value */
            RADIO_LINK_UU = 1,

            /** RADIO_LINK_PC5 value */
            RADIO_LINK_PC5 = 2
        }

        /**
         * Properties of a RadioMeasurement.
         * @deprecated Use v2x.v1.RadioMeasurement.$Properties instead.
         */
        interface IRadioMeasurement extends v2x.v1.RadioMeasurement.$Properties {
        }

        /** Represents a RadioMeasurement. */
        class RadioMeasurement {

            /**
             * Constructs a new RadioMeasurement.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.RadioMeasurement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RadioMeasurement header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** RadioMeasurement link. */
            link?: (v2x.v1.RadioLink|null);

            /** RadioMeasurement peerId. */
            peerId: string;

            /** RadioMeasurement latitude. */
            latitude?: (number|null);

            /** RadioMeasurement longitude. */
            longitude?: (number|null);

            /** RadioMeasurement rsrp. */
            rsrp?: (number|null);

            /** RadioMeasurement rsrq. */
            rsrq?: (number|null);

            /** RadioMeasurement sinr. */
            sinr?: (number|null);

            /** RadioMeasurement roundTrip. */
            roundTrip?: (number|null);

            /** RadioMeasurement packetsSent. */
            packetsSent: number;

            /** RadioMeasurement packetsReceived. */
            packetsReceived: number;

            /** RadioMeasurement uplink. */
            uplink?: (number|null);

            /** RadioMeasurement downlink. */
            downlink?: (number|null);

            /** RadioMeasurement channelBusyRatio. */
            channelBusyRatio?: (number|null);

            /** RadioMeasurement distance. */
            distance?: (number|null);

            /** RadioMeasurement physicalCellId. */
            physicalCellId: number;

            /** RadioMeasurement frequency. */
            frequency: number;

            /**
             * Creates a new RadioMeasurement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RadioMeasurement instance
             */
            static create(properties: v2x.v1.RadioMeasurement.$Shape): v2x.v1.RadioMeasurement & v2x.v1.RadioMeasurement.$Shape;
            static create(properties?: v2x.v1.RadioMeasurement.$Properties): v2x.v1.RadioMeasurement;

            /**
             * Encodes the specified RadioMeasurement message. Does not implicitly {@link v2x.v1.RadioMeasurement.verify|verify} messages.
             * @param message RadioMeasurement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.RadioMeasurement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RadioMeasurement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.RadioMeasurement & v2x.v1.RadioMeasurement.$Shape} RadioMeasurement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.RadioMeasurement & v2x.v1.RadioMeasurement.$Shape;

            /**
             * Verifies a RadioMeasurement message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a RadioMeasurement message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RadioMeasurement
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.RadioMeasurement;

            /**
             * Creates a plain object from a RadioMeasurement message. Also converts values to other types if specified.
             * @param message RadioMeasurement
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.RadioMeasurement, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RadioMeasurement to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RadioMeasurement {

            /** Properties of a RadioMeasurement. */
            interface $Properties {

                /** RadioMeasurement header */
                header?: (v2x.v1.Header.$Properties|null);

                /** RadioMeasurement link */
                link?: (v2x.v1.RadioLink|null);

                /** RadioMeasurement peerId */
                peerId?: (string|null);

                /** RadioMeasurement latitude */
                latitude?: (number|null);

                /** RadioMeasurement longitude */
                longitude?: (number|null);

                /** RadioMeasurement rsrp */
                rsrp?: (number|null);

                /** RadioMeasurement rsrq */
                rsrq?: (number|null);

                /** RadioMeasurement sinr */
                sinr?: (number|null);

                /** RadioMeasurement roundTrip */
                roundTrip?: (number|null);

                /** RadioMeasurement packetsSent */
                packetsSent?: (number|null);

                /** RadioMeasurement packetsReceived */
                packetsReceived?: (number|null);

                /** RadioMeasurement uplink */
                uplink?: (number|null);

                /** RadioMeasurement downlink */
                downlink?: (number|null);

                /** RadioMeasurement channelBusyRatio */
                channelBusyRatio?: (number|null);

                /** RadioMeasurement distance */
                distance?: (number|null);

                /** RadioMeasurement physicalCellId */
                physicalCellId?: (number|null);

                /** RadioMeasurement frequency */
                frequency?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RadioMeasurement. */
            type $Shape = v2x.v1.RadioMeasurement.$Properties;
        }

        /** RsuStatus enum. */
        enum RsuStatus {

            /** RSU_STATUS_UNSPECIFIED value */
            RSU_STATUS_UNSPECIFIED = 0,

            /** RSU_STATUS_OK value */
            RSU_STATUS_OK = 1,

            /** RSU_STATUS_DEGRADED value */
            RSU_STATUS_DEGRADED = 2,

            /** RSU_STATUS_FAULT value */
            RSU_STATUS_FAULT = 3,

            /** RSU_STATUS_MAINTENANCE value */
            RSU_STATUS_MAINTENANCE = 4
        }

        /**
         * Properties of a RsuState.
         * @deprecated Use v2x.v1.RsuState.$Properties instead.
         */
        interface IRsuState extends v2x.v1.RsuState.$Properties {
        }

        /** Represents a RsuState. */
        class RsuState {

            /**
             * Constructs a new RsuState.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.RsuState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RsuState header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** RsuState name. */
            name: string;

            /** RsuState latitude. */
            latitude?: (number|null);

            /** RsuState longitude. */
            longitude?: (number|null);

            /** RsuState elevation. */
            elevation?: (number|null);

            /** RsuState status. */
            status: v2x.v1.RsuStatus;

            /** RsuState cpu. */
            cpu?: (number|null);

            /** RsuState memory. */
            memory?: (number|null);

            /** RsuState disk. */
            disk?: (number|null);

            /** RsuState temperature. */
            temperature?: (number|null);

            /** RsuState uptime. */
            uptime: number;

            /** RsuState softwareVersion. */
            softwareVersion: string;

            /** RsuState vehiclesHeard. */
            vehiclesHeard: number;

            /** RsuState errorCodes. */
            errorCodes: number[];

            /** RsuState coverage. */
            coverage: number;

            /**
             * Creates a new RsuState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RsuState instance
             */
            static create(properties: v2x.v1.RsuState.$Shape): v2x.v1.RsuState & v2x.v1.RsuState.$Shape;
            static create(properties?: v2x.v1.RsuState.$Properties): v2x.v1.RsuState;

            /**
             * Encodes the specified RsuState message. Does not implicitly {@link v2x.v1.RsuState.verify|verify} messages.
             * @param message RsuState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.RsuState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RsuState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.RsuState & v2x.v1.RsuState.$Shape} RsuState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.RsuState & v2x.v1.RsuState.$Shape;

            /**
             * Verifies a RsuState message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a RsuState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RsuState
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.RsuState;

            /**
             * Creates a plain object from a RsuState message. Also converts values to other types if specified.
             * @param message RsuState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.RsuState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RsuState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RsuState {

            /** Properties of a RsuState. */
            interface $Properties {

                /** RsuState header */
                header?: (v2x.v1.Header.$Properties|null);

                /** RsuState name */
                name?: (string|null);

                /** RsuState latitude */
                latitude?: (number|null);

                /** RsuState longitude */
                longitude?: (number|null);

                /** RsuState elevation */
                elevation?: (number|null);

                /** RsuState status */
                status?: (v2x.v1.RsuStatus|null);

                /** RsuState cpu */
                cpu?: (number|null);

                /** RsuState memory */
                memory?: (number|null);

                /** RsuState disk */
                disk?: (number|null);

                /** RsuState temperature */
                temperature?: (number|null);

                /** RsuState uptime */
                uptime?: (number|null);

                /** RsuState softwareVersion */
                softwareVersion?: (string|null);

                /** RsuState vehiclesHeard */
                vehiclesHeard?: (number|null);

                /** RsuState errorCodes */
                errorCodes?: (number[]|null);

                /** RsuState coverage */
                coverage?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RsuState. */
            type $Shape = v2x.v1.RsuState.$Properties;
        }

        /** ConnectorStatus enum. */
        enum ConnectorStatus {

            /** CONNECTOR_STATUS_UNSPECIFIED value */
            CONNECTOR_STATUS_UNSPECIFIED = 0,

            /** CONNECTOR_STATUS_AVAILABLE value */
            CONNECTOR_STATUS_AVAILABLE = 1,

            /** CONNECTOR_STATUS_PREPARING value */
            CONNECTOR_STATUS_PREPARING = 2,

            /** CONNECTOR_STATUS_CHARGING value */
            CONNECTOR_STATUS_CHARGING = 3,

            /** CONNECTOR_STATUS_SUSPENDED_EVSE value */
            CONNECTOR_STATUS_SUSPENDED_EVSE = 4,

            /** CONNECTOR_STATUS_SUSPENDED_EV value */
            CONNECTOR_STATUS_SUSPENDED_EV = 5,

            /** CONNECTOR_STATUS_FINISHING value */
            CONNECTOR_STATUS_FINISHING = 6,

            /** CONNECTOR_STATUS_RESERVED value */
            CONNECTOR_STATUS_RESERVED = 7,

            /** CONNECTOR_STATUS_UNAVAILABLE value */
            CONNECTOR_STATUS_UNAVAILABLE = 8,

            /** CONNECTOR_STATUS_FAULTED value */
            CONNECTOR_STATUS_FAULTED = 9
        }

        /**
         * Properties of a Connector.
         * @deprecated Use v2x.v1.Connector.$Properties instead.
         */
        interface IConnector extends v2x.v1.Connector.$Properties {
        }

        /** Represents a Connector. */
        class Connector {

            /**
             * Constructs a new Connector.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.Connector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Connector connectorId. */
            connectorId: number;

            /** Connector status. */
            status: v2x.v1.ConnectorStatus;

            /** Connector power. */
            power: number;

            /** Connector voltage. */
            voltage: number;

            /** Connector current. */
            current: number;

            /** Connector energy. */
            energy: number;

            /** Connector stateOfCharge. */
            stateOfCharge?: (number|null);

            /** Connector vehicleId. */
            vehicleId: string;

            /** Connector errorCode. */
            errorCode: string;

            /**
             * Creates a new Connector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Connector instance
             */
            static create(properties: v2x.v1.Connector.$Shape): v2x.v1.Connector & v2x.v1.Connector.$Shape;
            static create(properties?: v2x.v1.Connector.$Properties): v2x.v1.Connector;

            /**
             * Encodes the specified Connector message. Does not implicitly {@link v2x.v1.Connector.verify|verify} messages.
             * @param message Connector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.Connector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Connector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.Connector & v2x.v1.Connector.$Shape} Connector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.Connector & v2x.v1.Connector.$Shape;

            /**
             * Verifies a Connector message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Connector message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Connector
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.Connector;

            /**
             * Creates a plain object from a Connector message. Also converts values to other types if specified.
             * @param message Connector
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.Connector, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Connector to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Connector {

            /** Properties of a Connector. */
            interface $Properties {

                /** Connector connectorId */
                connectorId?: (number|null);

                /** Connector status */
                status?: (v2x.v1.ConnectorStatus|null);

                /** Connector power */
                power?: (number|null);

                /** Connector voltage */
                voltage?: (number|null);

                /** Connector current */
                current?: (number|null);

                /** Connector energy */
                energy?: (number|null);

                /** Connector stateOfCharge */
                stateOfCharge?: (number|null);

                /** Connector vehicleId */
                vehicleId?: (string|null);

                /** Connector errorCode */
                errorCode?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Connector. */
            type $Shape = v2x.v1.Connector.$Properties;
        }

        /**
         * Properties of a PileStatus.
         * @deprecated Use v2x.v1.PileStatus.$Properties instead.
         */
        interface IPileStatus extends v2x.v1.PileStatus.$Properties {
        }

        /** Represents a PileStatus. */
        class PileStatus {

            /**
             * Constructs a new PileStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: v2x.v1.PileStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PileStatus header. */
            header?: (v2x.v1.Header.$Properties|null);

            /** PileStatus site. */
            site: string;

            /** PileStatus latitude. */
            latitude?: (number|null);

            /** PileStatus longitude. */
            longitude?: (number|null);

            /** PileStatus connectors. */
            connectors: v2x.v1.Connector.$Properties[];

            /** PileStatus powerMax. */
            powerMax: number;

            /**
             * Creates a new PileStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PileStatus instance
             */
            static create(properties: v2x.v1.PileStatus.$Shape): v2x.v1.PileStatus & v2x.v1.PileStatus.$Shape;
            static create(properties?: v2x.v1.PileStatus.$Properties): v2x.v1.PileStatus;

            /**
             * Encodes the specified PileStatus message. Does not implicitly {@link v2x.v1.PileStatus.verify|verify} messages.
             * @param message PileStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: v2x.v1.PileStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PileStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {v2x.v1.PileStatus & v2x.v1.PileStatus.$Shape} PileStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): v2x.v1.PileStatus & v2x.v1.PileStatus.$Shape;

            /**
             * Verifies a PileStatus message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a PileStatus message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PileStatus
             */
            static fromObject(object: { [k: string]: any }): v2x.v1.PileStatus;

            /**
             * Creates a plain object from a PileStatus message. Also converts values to other types if specified.
             * @param message PileStatus
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: v2x.v1.PileStatus, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PileStatus to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PileStatus {

            /** Properties of a PileStatus. */
            interface $Properties {

                /** PileStatus header */
                header?: (v2x.v1.Header.$Properties|null);

                /** PileStatus site */
                site?: (string|null);

                /** PileStatus latitude */
                latitude?: (number|null);

                /** PileStatus longitude */
                longitude?: (number|null);

                /** PileStatus connectors */
                connectors?: (v2x.v1.Connector.$Properties[]|null);

                /** PileStatus powerMax */
                powerMax?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PileStatus. */
            type $Shape = v2x.v1.PileStatus.$Properties;
        }
    }
}
